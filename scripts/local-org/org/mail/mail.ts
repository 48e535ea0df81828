/** Keeps mail and bell notifications in the org's outbox when the transaction commits; nothing leaves this machine. */
import { ApexDatetime, apexException } from '../../values/index.ts';
import { countUsage } from '../allowances/usage.ts';
import { orgLimit } from '../allowances/org-limits.ts';
import { orgTransaction, type OrgTransaction } from '../transaction/context.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import { isMailRestricted } from './deliverability.ts';

export interface OutgoingEmail {
  readonly toAddresses: readonly string[];
  readonly ccAddresses: readonly string[];
  readonly bccAddresses: readonly string[];
  readonly subject: string | null;
  readonly plainTextBody: string | null;
  readonly htmlBody: string | null;
  readonly replyTo: string | null;
  readonly senderDisplayName: string | null;
  readonly targetObjectId: string | null;
  readonly whatId: string | null;
  readonly templateId: string | null;
  readonly attachments: readonly { readonly fileName: string; readonly size: number }[];
}

export interface EmailError {
  readonly statusCode: string;
  readonly message: string;
  readonly targetObjectId: string | null;
}

const addressPattern = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]+$/;
const maximumRecipients = 150;

interface Resolved {
  readonly mail: OutgoingEmail;
  readonly recipients: readonly string[];
  readonly error: EmailError | null;
}

/** Recipients may be given as Ids of users, contacts and leads. */
function addressOf(transaction: OrgTransaction, recipient: string): string | null {
  if (!/^(005|003|00Q)[A-Za-z0-9]{12,15}$/.test(recipient)) return recipient;
  const object = transaction.schema.findObjectByKeyPrefix(recipient.slice(0, 3));
  if (object === null) return null;
  const email = transaction.org.parts.systemRows.get(object.name, recipient)?.['Email'];
  return typeof email === 'string' && email !== '' ? email : null;
}

function fault(mail: OutgoingEmail, statusCode: string, message: string): Resolved {
  return { mail, recipients: [], error: { statusCode, message, targetObjectId: mail.targetObjectId } };
}

function withTemplate(mail: OutgoingEmail): OutgoingEmail {
  if (mail.templateId === null) return mail;
  const rendered = renderStoredTemplate(mail.templateId, mail.targetObjectId, mail.whatId);
  return { ...mail, subject: rendered.Subject, htmlBody: rendered.HtmlBody, plainTextBody: rendered.PlainTextBody };
}

function resolve(transaction: OrgTransaction, given: OutgoingEmail): Resolved {
  const mail = withTemplate(given);
  const wanted = [...mail.toAddresses, ...(mail.targetObjectId === null ? [] : [mail.targetObjectId])];
  if (wanted.length === 0 && mail.ccAddresses.length === 0 && mail.bccAddresses.length === 0) {
    return fault(mail, 'REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.');
  }
  if (mail.plainTextBody === null && mail.htmlBody === null) return fault(mail, 'REQUIRED_FIELD_MISSING', 'Missing body');
  const all = [...wanted, ...mail.ccAddresses, ...mail.bccAddresses];
  if (all.length > maximumRecipients)
    return fault(mail, 'LIMIT_EXCEEDED', `You can send at most ${maximumRecipients} recipients per email`);
  const resolved: string[] = [];
  for (const recipient of all) {
    const address = addressOf(transaction, recipient);
    if (address === null || !addressPattern.test(address))
      return fault(mail, 'INVALID_EMAIL_ADDRESS', `Email address is invalid: ${recipient}`);
    resolved.push(address);
  }
  return { mail, recipients: resolved, error: null };
}

function store(org: OrgRuntime, sender: string, { mail, recipients }: Resolved): void {
  org.parts.storage.beginWrite();
  org.parts.storage.run('INSERT INTO org_mail (sent_at, payload) VALUES (?, ?)', [
    org.clock.now(),
    JSON.stringify({ sender, recipients, ...mail }),
  ]);
  countUsage(org, 'SingleEmail', recipients.length);
}

/** Help, "Error: NO_MASS_MAIL_PERMISSION": an exception, whatever `allOrNothing` says. */
function demandDeliverability(org: OrgRuntime): void {
  if (isMailRestricted(org.parts.storage))
    throw apexException(
      'System.EmailException',
      'SendEmail failed. First exception on row 0; first error: NO_MASS_MAIL_PERMISSION, Single email is not enabled for your organization or profile. Single email must be enabled for you to use this feature.: []',
    );
}

/** `Messaging.reserveSingleEmailCapacity` where Deliverability lets Apex send nothing. */
export function reserveMail(): void {
  if (isMailRestricted(orgTransaction().org.parts.storage))
    throw apexException('System.NoAccessException', 'The organization is not permitted to send email');
}

/** One result per mail: null when accepted. Leaves on commit only ("Outbound Email", Apex Developer Guide). */
export function sendEmails(mails: readonly OutgoingEmail[], allOrNothing: boolean): (EmailError | null)[] {
  const transaction = orgTransaction();
  const { org } = transaction;
  transaction.limits.consume('EmailInvocations', 1);
  demandDeliverability(org);
  const resolved = mails.map((mail) => resolve(transaction, mail));
  const outside = resolved.reduce((total, { recipients }) => total + recipients.length, 0);
  const { used, limit } = orgLimit(org, 'SingleEmail');
  if (!transaction.isTest && used + outside > limit) {
    throw apexException(
      'System.EmailException',
      'SendEmail failed. First exception on row 0; first error: SINGLE_EMAIL_LIMIT_EXCEEDED, The daily limit for the org has been reached: []',
    );
  }
  const firstFailed = resolved.findIndex(({ error }) => error !== null);
  const error = resolved[firstFailed]?.error;
  if (allOrNothing && error) {
    throw apexException(
      'System.EmailException',
      `SendEmail failed. First exception on row ${firstFailed}; first error: ${error.statusCode}, ${error.message}: []`,
    );
  }
  for (const entry of resolved) if (entry.error === null) transaction.onCommit(() => store(org, transaction.user.email, entry));
  // "Sending email" is pending work that a callout must not follow.
  transaction.hasPendingWork = true;
  return resolved.map((entry) => entry.error);
}

export interface StoredMail extends OutgoingEmail {
  readonly id: number;
  readonly sentAt: string;
  readonly sender: string;
  readonly recipients: readonly string[];
}

/** Newest first. */
export function outbox(org: OrgRuntime): StoredMail[] {
  return org.parts.storage.all('SELECT * FROM org_mail ORDER BY id DESC LIMIT 500').map((row) => ({
    ...(JSON.parse(String(row['payload'])) as StoredMail),
    id: Number(row['id']),
    sentAt: new Date(Number(row['sent_at'])).toISOString(),
  }));
}

interface RenderedTemplate {
  readonly Subject: string | null;
  readonly HtmlBody: string | null;
  readonly PlainTextBody: string | null;
}

function mergeFields(text: unknown, records: ReadonlyMap<string, Readonly<Record<string, unknown>>>): string | null {
  if (typeof text !== 'string') return null;
  return text.replace(/\{!(\w+)\.(\w+)\}/g, (_whole, objectName: string, fieldName: string) => {
    const record = records.get(objectName.toLowerCase());
    const found = Object.entries(record ?? {}).find(([name]) => name.toLowerCase() === fieldName.toLowerCase())?.[1] ?? null;
    return found === null ? '' : found instanceof ApexDatetime ? new Date(found.milliseconds).toISOString() : String(found);
  });
}

/** Merge fields of the recipient and of what the mail is about: `{!Contact.FirstName}`. */
export function renderStoredTemplate(templateId: string, whoId: string | null, whatId: string | null): RenderedTemplate {
  const { org, schema } = orgTransaction();
  const template = org.parts.systemRows.get('EmailTemplate', templateId);
  if (template === null) throw apexException('System.EmailException', `Invalid template id: ${templateId}`);
  const records = new Map<string, Readonly<Record<string, unknown>>>();
  for (const id of [whoId, whatId]) {
    const object = id === null ? null : schema.findObjectByKeyPrefix(id.slice(0, 3));
    const row = id === null || object === null ? null : org.parts.systemRows.get(object.name, id);
    if (object !== null && row !== null) records.set(object.name.toLowerCase(), row);
  }
  return {
    Subject: mergeFields(template['Subject'], records),
    HtmlBody: mergeFields(template['HtmlValue'], records),
    PlainTextBody: mergeFields(template['Body'], records),
  };
}

export interface BellNotification {
  readonly typeId: string | null;
  readonly title: string | null;
  readonly body: string | null;
  readonly targetId: string | null;
  readonly targetPageReference: string | null;
}

/** Messaging.CustomNotification.send: required parts as the platform checks them. */
export function sendNotification(notification: BellNotification, userIds: readonly string[]): void {
  const transaction = orgTransaction();
  const missing = (['typeId', 'title', 'body'] as const).find((part) => (notification[part] ?? '') === '');
  if (missing !== undefined) throw apexException('System.HandledException', `Required custom notification property is missing: ${missing}`);
  if (notification.targetId === null && notification.targetPageReference === null) {
    throw apexException('System.HandledException', 'Required custom notification property is missing: targetId or targetPageRef');
  }
  const { org, clock } = transaction;
  const sentAt = clock.now();
  transaction.onCommit(() => {
    org.parts.storage.beginWrite();
    for (const userId of userIds) {
      org.parts.storage.run('INSERT INTO org_notification (user_id, sent_at, payload) VALUES (?, ?, ?)', [
        userId,
        sentAt,
        JSON.stringify(notification),
      ]);
    }
  });
}
