/** Messaging.InboundEmail and what belongs to it: values that an InboundEmailHandler is given and gives. Apex Developer Guide, "Inbound Email". */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { valueClass } from '../core/objects/value-class.ts';

const headers = 'headers: List<Messaging.InboundEmail.Header>';

export const inboundEmailTables: readonly PlatformTypeTable[] = [
  valueClass('Messaging.InboundEmail', {
    properties: [
      'authenticationResults',
      'binaryAttachments',
      'ccAddresses',
      'fromAddress',
      'fromName',
      'headers',
      'htmlBody',
      'htmlBodyIsTruncated',
      'inReplyTo',
      'messageId',
      'plainTextBody',
      'plainTextBodyIsTruncated',
      'references',
      'replyTo',
      'subject',
      'textAttachments',
      'toAddresses',
    ],
    // The signatures name the nested classes without their dot.
    additions: [
      headers,
      'binaryAttachments: List<Messaging.InboundEmail.BinaryAttachment>',
      'textAttachments: List<Messaging.InboundEmail.TextAttachment>',
      'authenticationResults: List<Messaging.InboundEmail.AuthenticationResult>',
    ],
  }).table,
  valueClass('Messaging.InboundEmail.AuthenticationResult', {
    properties: ['authenticationResultFields', 'method', 'result'],
    additions: ['authenticationResultFields: List<Messaging.InboundEmail.AuthenticationResultField>'],
  }).table,
  valueClass('Messaging.InboundEmail.AuthenticationResultField', { properties: ['name', 'value'] }).table,
  valueClass('Messaging.InboundEmail.BinaryAttachment', {
    properties: ['body', 'fileName', 'headers', 'mimeTypeSubType'],
    additions: [headers],
  }).table,
  valueClass('Messaging.InboundEmail.Header', { properties: ['name', 'value'] }).table,
  valueClass('Messaging.InboundEmail.TextAttachment', {
    properties: ['body', 'bodyIsTruncated', 'charset', 'fileName', 'headers', 'mimeTypeSubType'],
    additions: [headers],
  }).table,
  valueClass('Messaging.InboundEmailResult', { properties: ['message', 'success'] }).table,
  valueClass('Messaging.InboundEnvelope', { properties: ['fromAddress', 'toAddress'] }).table,
];
