/** Mutants of what is sent, and of what is made of answers. */
import { mutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

const valuePut = 'values.put(outwardNames[index], record.get(fields[index]));';

export const deliveryMutants: readonly Mutant[] = [
  mutant(
    'receipts-ignored',
    'every 200 is a success',
    'DestinationAnswerBuilder',
    'return accepted(response.getBody());',
    'return new DestinationAnswer(AnswerKind.SETTLED, null, null);',
  ),
  mutant('errors-ignored', 'every answer but 200 is a success', 'DestinationAnswerBuilder', 'if (status == 202) {', 'if (status != 200) {'),
  mutant(
    'cuts-ignored',
    'no answer is a success',
    'DestinationAnswerBuilder',
    'failed.isOfConnection ? AnswerKind.STOPPED : AnswerKind.REFUSED;',
    'failed.isOfConnection ? AnswerKind.STOPPED : AnswerKind.SETTLED;',
  ),
  mutant(
    'missing-is-success',
    'a missing receipt is a success',
    'DestinationAnswer',
    'unanswered.add(event);',
    'event.noteOutcome(DeliveryOutcome.ACCEPTED, null, null);',
  ),
  mutant(
    'contradiction-is-success',
    'of receipts that contradict each other the last one counts',
    'DestinationAnswer',
    'contradicted.add(receipt.id);',
    '',
  ),
  mutant(
    'receipts-by-position',
    'receipts are taken in the order of the events',
    'DestinationAnswer',
    'Receipt receipt = receipts.get(event.eventId);',
    'Receipt receipt = receipts.size() != events.size() ? receipts.get(event.eventId) : receipts.values()[events.indexOf(event)];',
  ),
  mutant(
    'no-letters',
    'what is rejected leaves no dead letter',
    'ChangeEvent',
    'return outcome == DeliveryOutcome.REJECTED || change.letter != null;',
    'return change.letter != null;',
  ),
  mutant(
    'no-conflict-letters',
    'VERSION_CONFLICT leaves no dead letter',
    'ChangeEvent',
    'return outcome == DeliveryOutcome.REJECTED || change.letter != null;',
    "return (outcome == DeliveryOutcome.REJECTED && code != 'VERSION_CONFLICT') || change.letter != null;",
  ),
  mutant('retries-old-revision', 'retries carry the old revision', 'RetryPass', 'return nowMillis;', 'return progress.shape.revision;'),
  mutant(
    'stale-is-success',
    'a newer version that is held is never overtaken',
    'DeliveryService',
    'if (!stale.isEmpty()) {',
    'if (stale == null) {',
  ),
  mutant('never-raised', 'a retry is not raised above what is held', 'RetryPass', 'change.raiseAbove(held);', ''),
  mutant(
    'unsettled-is-settled',
    'what was not sent counts as settled',
    'ChangeEvent',
    'return outcome != DeliveryOutcome.UNDELIVERED;',
    'return outcome != null;',
  ),
  mutant('no-conversion', 'what a lead became is not said', 'EventBuilder', "content.put('convertedTo', conversionOf(record));", ''),
  mutant('no-omitted', 'fields that are left out are not named', 'EventBuilder', "content.put('omitted', omitted);", ''),
  mutant('no-nulls', 'empty values are not sent', 'EventBuilder', valuePut, `if (record.get(fields[index]) != null) { ${valuePut} }`),
  mutant(
    'doubles',
    'numbers are sent with the digits of a double',
    'EventBuilder',
    valuePut,
    'Object value = record.get(fields[index]);\n            values.put(outwardNames[index], value instanceof Decimal ? ((Decimal) value).doubleValue() : value);',
  ),
  mutant(
    'inward-names',
    'fields are sent under their own names',
    'EventBuilder',
    'outwardNames.add(shape.outwardName(field));',
    'outwardNames.add(field);',
  ),
];
