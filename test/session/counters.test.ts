import { prometheusText, quantile } from '@smpp-web/session';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowOf } from '../../session/src/commands.ts';
import { Counters } from '../../session/src/counters.ts';
import { Histogram } from '../../session/src/histogram.ts';
import { boundEsme, outcome, turn } from './peer.ts';

describe('counters', () => {
  test('count by command and status, with octets and times', async () => {
    const { session, peer, clock } = await boundEsme();
    const answers = [1, 2].map(() => outcome(session.request('submit_sm', { destination_addr: '44' })));
    await turn();
    clock.advance(50);
    peer.send('submit_sm_resp', { sequence_number: 2, message_id: 'a' });
    peer.send('submit_sm_resp', { sequence_number: 3, command_status: 0x0b, message_id: null });
    await Promise.all(answers);
    const { sent, received, responseTimes } = session.counters;
    expect(sent).toMatchObject({ bind_transceiver: { pdus: 1 }, submit_sm: { pdus: 2, byStatus: { 0: 2 } } });
    expect(received.submit_sm_resp).toEqual({ pdus: 2, octets: 18 + 16, byStatus: { 0: 1, 11: 1 } });
    expect(responseTimes.submit_sm).toMatchObject({ count: 2, sumMs: 100, maxMs: 50 });
    expect(structuredClone(session.counters)).toEqual(session.counters);
  });

  test('a peer with a new status in every answer does not fill the memory', () => {
    const counters = new Counters();
    for (let status = 1; status <= 10_000; status++) counters.received(rowOf('submit_sm_resp'), status, 16);
    const { byStatus, pdus } = counters.snapshot().received.submit_sm_resp!;
    expect({ pdus, kinds: Object.keys(byStatus).length }).toEqual({ pdus: 10_000, kinds: 257 });
  });
});

describe('histograms', () => {
  test('a time is in a bucket whose edge is not below it, and at most a quarter above', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.004, max: 3_600_000, noNaN: true }), (ms) => {
        const histogram = new Histogram();
        histogram.add(ms);
        const { toMs } = histogram.snapshot().buckets[0]!;
        expect(toMs).toBeGreaterThanOrEqual(ms - 0.001);
        expect(toMs).toBeLessThanOrEqual(ms * 1.25 + 0.002);
      }),
    );
  });

  test.each([
    { share: 0.5, at: 50 },
    { share: 0.99, at: 99 },
    { share: 1, at: 100 },
  ])('the $share quantile of 1 to 100 ms is about $at ms', ({ share, at }) => {
    const histogram = new Histogram();
    for (let ms = 1; ms <= 100; ms++) histogram.add(ms);
    const value = quantile(histogram.snapshot(), share);
    expect(value).toBeGreaterThanOrEqual(at);
    expect(value).toBeLessThanOrEqual(at * 1.25);
  });

  test('of nothing there is none', () => {
    expect(quantile(new Histogram().snapshot(), 0.5)).toBe(0);
  });
});

describe('the text for Prometheus', () => {
  /** One submit_sm that was throttled after 3 ms, one that was answered with an unknown status after 4 s, and one late answer. */
  function text(): string {
    const counters = new Counters();
    const [request, response] = [rowOf('submit_sm'), rowOf('submit_sm_resp')];
    for (const status of [0x58, 0x4321]) {
      counters.sent(request, 0, 100);
      counters.received(response, status, 16);
    }
    counters.responded(request, 3);
    counters.responded(request, 4_000);
    counters.late++;
    return prometheusText(counters.snapshot(), { system_id: 'a "b"\\\n' });
  }

  test.each([
    'smpp_pdus_total{system_id="a \\"b\\"\\\\\\n",direction="sent",command="submit_sm",status="ESME_ROK"} 2',
    'direction="received",command="submit_sm_resp",status="ESME_RTHROTTLED"} 1',
    'direction="received",command="submit_sm_resp",status="0x00004321"} 1',
    'direction="sent",command="submit_sm"} 200',
    'command="submit_sm",le="0.001"} 0',
    'command="submit_sm",le="0.005"} 1',
    'command="submit_sm",le="10"} 2',
    'command="submit_sm",le="+Inf"} 2',
    'smpp_response_seconds_sum{system_id="a \\"b\\"\\\\\\n",command="submit_sm"} 4.003',
    '# TYPE smpp_response_seconds histogram',
  ])('has %s', (line) => {
    expect(text()).toContain(line);
  });

  test('is lines of comments and samples, and every family is announced once', () => {
    const lines = text().split('\n');
    expect(lines.pop()).toBe('');
    for (const one of lines) expect(one).toMatch(/^(# (HELP|TYPE) smpp_\w+ .+|smpp_\w+\{.*\} [\d.e+-]+)$/);
    const types = lines.filter((one) => one.startsWith('# TYPE'));
    expect(new Set(types).size).toBe(types.length);
  });

  test('of nothing there are the plain counters alone, without labels where none are given', () => {
    const samples = prometheusText(new Counters().snapshot())
      .split('\n')
      .filter((one) => one !== '' && !one.startsWith('#'));
    expect(samples).toEqual(['smpp_timeouts_total 0', 'smpp_late_responses_total 0', 'smpp_stray_responses_total 0']);
  });
});
