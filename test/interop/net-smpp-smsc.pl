# A message centre by Net::SMPP, for one session: accepts everything, and sends a receipt for each message at once.
# Says its port, then the commands it got, a line each.
use strict;
use warnings;
use Net::SMPP;

$| = 1;
my $listener = Net::SMPP->new_listen('127.0.0.1', port => 0, smpp_version => 0x34, interface_version => 0x34)
    or die "cannot listen: $!";
print 'port ', $listener->sockport, "\n";
my $smpp = $listener->accept or die 'nobody came';
my $count = 0;
while (my $pdu = $smpp->read_pdu()) {
    print "got $pdu->{cmd}\n";
    my %seq = (seq => $pdu->{seq});
    if ($pdu->{cmd} == 0x09) { $smpp->bind_transceiver_resp(system_id => 'perl', %seq) }
    elsif ($pdu->{cmd} == 0x15) { $smpp->enquire_link_resp(%seq) }
    elsif ($pdu->{cmd} == 0x04) {
        my $id = sprintf '%08x', 0xabc + ++$count;
        $smpp->submit_sm_resp(message_id => $id, %seq);
        # The receipt has the id in decimal, as some message centres do.
        $smpp->deliver_sm(esm_class => 4, async => 1, source_addr => $pdu->{destination_addr},
            destination_addr => $pdu->{source_addr},
            short_message => sprintf('id:%d sub:001 dlvrd:001 submit date:2601020304 done date:2601020305 stat:DELIVRD err:000 text:', hex $id));
    }
    elsif ($pdu->{cmd} == 0x06) { $smpp->unbind_resp(%seq); last }
}
