/**
 * Implements System.Messaging and its messages.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm
 */
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { renderStoredTemplate, reserveMail, sendEmails, sendNotification, type OutgoingEmail } from '../../org/mail/mail.ts';
import type { ApexBlob, ApexSet } from '../../values/index.ts';
import { ApexList, apexException, findEnumConstant, platformType } from '../../values/index.ts';
import type { ValueObject } from '../core/objects/value-class.ts';
import { valueClass, type ValueClass } from '../core/objects/value-class.ts';

const emailProperties = ['BccSender', 'EmailPriority', 'ReplyTo', 'SaveAsActivity', 'SenderDisplayName', 'Subject', 'UseSignature'];
const singleProperties = [
  'BccAddresses',
  'CcAddresses',
  'Charset',
  'EntityAttachments',
  'FileAttachments',
  'HtmlBody',
  'InReplyTo',
  'OptOutPolicy',
  'OrgWideEmailAddressId',
  'PlainTextBody',
  'References',
  'TargetObjectId',
  'TemplateId',
  'TemplateName',
  'ToAddresses',
  'TreatBodiesAsTemplate',
  'TreatTargetObjectAsRecipient',
  'UserMail',
  'WhatId',
];
/** Set by the platform alone. */
const readOnly = new Set(['TemplateName', 'UserMail']);
const booleans = new Set(['TreatBodiesAsTemplate', 'TreatTargetObjectAsRecipient', 'UserMail']);

/** Every property has its getter and setter as methods too; the parameter types are those of the signatures. */
function accessors(properties: readonly string[], types: Readonly<Record<string, string>>): Record<string, PlatformFunction> {
  const members: Record<string, PlatformFunction> = {};
  for (const property of properties) {
    members[`${booleans.has(property) ? 'is' : 'get'}${property}()`] = (target: ValueObject) => target.get(property);
    if (readOnly.has(property)) continue;
    members[`set${property}(${types[property] ?? 'String'})`] = (target: ValueObject, value: unknown) => void target.set(property, value);
  }
  return members;
}

const emailTypes = { BccSender: 'Boolean', SaveAsActivity: 'Boolean', UseSignature: 'Boolean' };
const singleTypes = {
  BccAddresses: 'List<String>',
  CcAddresses: 'List<String>',
  EntityAttachments: 'List<String>',
  FileAttachments: 'List<Messaging.EmailFileAttachment>',
  OrgWideEmailAddressId: 'Id',
  TargetObjectId: 'Id',
  TemplateId: 'Id',
  ToAddresses: 'List<String>',
  TreatBodiesAsTemplate: 'Boolean',
  TreatTargetObjectAsRecipient: 'Boolean',
  UserMail: 'Boolean',
  WhatId: 'Id',
};

const emailDefaults = (): Record<string, unknown> => ({ BccSender: false, SaveAsActivity: true, UseSignature: true });

const singleEmail: ValueClass = valueClass('Messaging.SingleEmailMessage', {
  properties: [...emailProperties, ...singleProperties],
  defaults: () => ({
    ...emailDefaults(),
    TreatBodiesAsTemplate: false,
    TreatTargetObjectAsRecipient: true,
    UserMail: false,
    OptOutPolicy: 'SEND',
  }),
  members: {
    ...accessors(emailProperties, emailTypes),
    ...accessors(singleProperties, singleTypes),
    'getOneClickPost()': (target: ValueObject) => target.get('OneClickPost') ?? false,
    'setOneClickPost(Boolean)': (target: ValueObject, value: unknown) => void target.set('OneClickPost', value),
    'setUnsubscribeComment(String)': (target: ValueObject, value: unknown) => void target.set('UnsubscribeComment', value),
    'setUnsubscribeUrls(List<String>)': (target: ValueObject, value: unknown) => void target.set('UnsubscribeUrls', value),
  },
  interfaces: [platformType('Messaging.Email')],
});

const fileAttachment = valueClass('Messaging.EmailFileAttachment', {
  properties: ['Body', 'ContentType', 'FileName', 'Id', 'Inline'],
  members: accessors(['Body', 'ContentType', 'FileName', 'Inline'], { Body: 'Blob', Inline: 'Boolean' }),
});

const sendResult = valueClass('Messaging.SendEmailResult', {
  properties: ['Errors', 'Success'],
  members: { 'getErrors()': (target: ValueObject) => target.get('Errors'), 'isSuccess()': (target: ValueObject) => target.get('Success') },
});

const sendError = valueClass('Messaging.SendEmailError', {
  properties: ['Message', 'StatusCode', 'TargetObjectId'],
  members: {
    'getFields()': (target: ValueObject) => target.get('Fields'),
    'getMessage()': (target: ValueObject) => target.get('Message'),
    'getStatusCode()': (target: ValueObject) => target.get('StatusCode'),
    'getTargetObjectId()': (target: ValueObject) => target.get('TargetObjectId'),
  },
});

function texts(value: ApexList<string | null> | null): string[] {
  return value === null ? [] : value.items.filter((item) => item !== null);
}

function outgoing(message: ValueObject): OutgoingEmail {
  if (message.apexType.kind === 'declared' && message.apexType.name !== 'Messaging.SingleEmailMessage') {
    throw new Error(`The local org does not support sending ${message.apexType.name}`);
  }
  return {
    toAddresses: texts(message.get('ToAddresses')),
    ccAddresses: texts(message.get('CcAddresses')),
    bccAddresses: texts(message.get('BccAddresses')),
    subject: message.get('Subject'),
    plainTextBody: message.get('PlainTextBody'),
    htmlBody: message.get('HtmlBody'),
    replyTo: message.get('ReplyTo'),
    senderDisplayName: message.get('SenderDisplayName'),
    targetObjectId: message.get('TargetObjectId'),
    whatId: message.get('WhatId'),
    templateId: message.get('TemplateId'),
    attachments: (message.get<ApexList<ValueObject>>('FileAttachments')?.items ?? []).map((file) => ({
      fileName: file.get<string>('FileName') ?? '',
      size: file.get<ApexBlob>('Body')?.bytes.length ?? 0,
    })),
  };
}

function sendEmail(messages: ApexList<ValueObject> | null, allOrNothing = true): ApexList {
  if (messages === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
  const outcomes = sendEmails(messages.items.map(outgoing), allOrNothing);
  const results = outcomes.map((error) =>
    sendResult.create({
      Success: error === null,
      Errors: new ApexList(
        platformType('Messaging.SendEmailError'),
        error === null
          ? []
          : [
              sendError.create({
                Message: error.message,
                StatusCode: findEnumConstant(platformType('System.StatusCode'), error.statusCode),
                TargetObjectId: error.targetObjectId,
                Fields: new ApexList({ kind: 'primitive', name: 'String' }),
              }),
            ],
      ),
    }),
  );
  return new ApexList(platformType('Messaging.SendEmailResult'), results);
}

const notificationProperties = ['NotificationTypeId', 'Title', 'Body', 'TargetId', 'TargetPageRef', 'SenderId'] as const;
const notification = valueClass('Messaging.CustomNotification', {
  properties: [],
  // Apex Reference, "CustomNotification Methods".
  additions: ['setSenderId(String): void'],
  members: {
    ...Object.fromEntries(
      notificationProperties.map((property) => [
        `set${property}(String)`,
        (target: ValueObject, value: unknown) => void target.set(property, value),
      ]),
    ),
    'new (String, String, String, String, String, String)': (
      typeId: string,
      senderId: string,
      title: string,
      body: string,
      targetId: string,
      targetPageRef: string,
    ) =>
      notification.create({
        NotificationTypeId: typeId,
        SenderId: senderId,
        Title: title,
        Body: body,
        TargetId: targetId,
        TargetPageRef: targetPageRef,
      }),
    'send(Set<String>)': (target: ValueObject, users: ApexSet<string> | null) =>
      sendNotification(
        {
          typeId: target.get('NotificationTypeId'),
          title: target.get('Title'),
          body: target.get('Body'),
          targetId: target.get('TargetId'),
          targetPageReference: target.get('TargetPageRef'),
        },
        users === null ? [] : [...users],
      ),
  },
});

function renderStored(templateId: string, whoId: string | null, whatId: string | null): ValueObject {
  return singleEmail.create({
    ...renderStoredTemplate(templateId, whoId, whatId),
    TemplateId: templateId,
    TargetObjectId: whoId,
    WhatId: whatId,
  });
}

export const messagingTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.Messaging',
    members: {
      'static sendEmail(List<Messaging.Email>)': (messages: ApexList<ValueObject> | null) => sendEmail(messages),
      'static sendEmail(List<Messaging.Email>, Boolean)': sendEmail,
      'static renderStoredEmailTemplate(String, String, String)': renderStored,
      'static reserveSingleEmailCapacity(Integer)': reserveMail,
    },
  },
  { name: 'Messaging.Email', members: accessors(emailProperties, emailTypes) },
  singleEmail.table,
  fileAttachment.table,
  sendResult.table,
  sendError.table,
  notification.table,
];
