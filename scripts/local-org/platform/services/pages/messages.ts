/** The page of the request and its messages. Apex Reference Guide, "ApexPages Class" and "Message Class". */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { orgTransaction } from '../../../org/transaction/context.ts';
import type { ApexEnum, ApexException } from '../../../values/index.ts';
import { ApexList, PlatformObject, definePlatformClass, findEnumConstant, platformType, requireArgument } from '../../../values/index.ts';
import { PageReferenceValue } from '../../core/web/page-reference.ts';

const severityType = platformType('ApexPages.Severity');

export class PageMessage extends PlatformObject {
  readonly severity: ApexEnum;
  readonly summary: string;
  readonly detail: string;

  constructor(severity: ApexEnum | null, summary: string | null, detail: string | null) {
    super();
    this.severity = requireArgument(severity);
    this.summary = summary ?? '';
    // A message without detail shows its summary as such.
    this.detail = detail ?? this.summary;
  }

  override apexToString(): string {
    return `ApexPages.Message["${this.summary}"]`;
  }
}
definePlatformClass(PageMessage, 'ApexPages.Message');

interface PageState {
  messages: PageMessage[];
  page: unknown;
}

function pageState(): PageState {
  return orgTransaction().state<PageState>('page', () => ({ messages: [], page: null }));
}

export function addMessage(message: PageMessage | null): void {
  pageState().messages.push(requireArgument(message));
}

function errorMessage(summary: string | null): PageMessage {
  return new PageMessage(findEnumConstant(severityType, 'ERROR'), summary, null);
}

/** A DmlException gives a message per row that failed. */
export function addMessages(exception: ApexException | null): void {
  const { dmlRows } = requireArgument(exception);
  const texts = dmlRows.length > 0 ? dmlRows.map(({ error }) => error.message) : [requireArgument(exception).getMessage()];
  for (const text of texts) addMessage(errorMessage(text));
}

export function clearMessages(): void {
  pageState().messages = [];
}

export function setCurrentPage(page: unknown): void {
  pageState().page = page;
}

/** No page runs here; a test has one of its own to hold parameters, until it sets another. */
function currentPage(): unknown {
  const state = pageState();
  if (state.page === null && orgTransaction().isTest) state.page = new PageReferenceValue('');
  return state.page;
}

export const messageTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.ApexPages',
    members: {
      'static addMessage(ApexPages.Message)': addMessage,
      'static addMessages(Object)': addMessages,
      'static currentPage()': currentPage,
      'static getMessages()': () => new ApexList(platformType('ApexPages.Message'), [...pageState().messages]),
      'static hasMessages()': () => pageState().messages.length > 0,
      'static hasMessages(ApexPages.Severity)': (severity: ApexEnum | null) =>
        pageState().messages.some((message) => message.severity === severity),
    },
  },
  {
    name: 'ApexPages.Message',
    javaScriptClass: PageMessage,
    members: {
      'new (ApexPages.Severity, String)': (severity: ApexEnum, summary: string) => new PageMessage(severity, summary, null),
      'new (ApexPages.Severity, String, String)': (severity: ApexEnum, summary: string, detail: string) =>
        new PageMessage(severity, summary, detail),
      'new (ApexPages.Severity, String, String, String)': (severity: ApexEnum, summary: string, detail: string) =>
        new PageMessage(severity, summary, detail),
      'getComponentLabel()': () => null,
      'getDetail()': (message: PageMessage) => message.detail,
      'getSeverity()': (message: PageMessage) => message.severity,
      'getSummary()': (message: PageMessage) => message.summary,
    },
  },
];
