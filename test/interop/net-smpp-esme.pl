# An ESME by Net::SMPP: binds, submits, takes its receipt, asks, unbinds. Says what it got, a line each.
# Usage: net-smpp-esme.pl PORT SYSTEM_ID PASSWORD
use strict;
use warnings;
use Net::SMPP;

$| = 1;
my ($port, $system_id, $password) = @ARGV;
my ($smpp, $bound) = Net::SMPP->new_transceiver('127.0.0.1', port => $port, system_id => $system_id,
    password => $password, smpp_version => 0x34, interface_version => 0x34) or die "no connection: $!";
print "bound $bound->{status}\n";
exit if $bound->{status};
my $answer = $smpp->submit_sm(destination_addr => '447700900123', short_message => 'Hello from Perl',
    registered_delivery => 1) or die 'no answer to submit_sm';
print "submitted $answer->{status} $answer->{message_id}\n";
my $receipt = $smpp->read_pdu() or die 'no receipt';
$smpp->deliver_sm_resp(seq => $receipt->{seq}, message_id => '');
my ($id) = $receipt->{short_message} =~ /id:(\S+)/;
print "receipt $receipt->{cmd} $id\n";
my $alive = $smpp->enquire_link();
print "alive $alive->{status}\n";
my $gone = $smpp->unbind();
print "unbound $gone->{status}\n";
