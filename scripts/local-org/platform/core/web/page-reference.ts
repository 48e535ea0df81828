/**
 * Implements System.PageReference, SelectOption and Cookie:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_system_pagereference.htm
 */
import { primitive } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import {
  ApexMap,
  PlatformObject,
  compareStringsExactly,
  definePlatformClass,
  platformType,
  requireArgument,
} from '../../../values/index.ts';

import type { ApexList, SObjectValue } from '../../../values/index.ts';

const text = primitive('String');

export class PageReferenceValue extends PlatformObject {
  path: string;
  anchor: string | null = null;
  isRedirect = false;
  readonly parameters = new ApexMap<string, string>(text, text);
  readonly headers = new ApexMap<string, string>(text, text);
  readonly cookies = new ApexMap<string, CookieValue>(text, platformType('System.Cookie'));

  constructor(url: string) {
    super();
    const [address = '', anchor] = url.split('#');
    const [path = '', query] = address.split('?');
    this.path = path;
    this.anchor = anchor ?? null;
    for (const [name, value] of new URLSearchParams(query ?? '')) this.parameters.put(name, value);
  }

  get url(): string {
    const query = this.parameters
      .entries()
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%20', '+')}`);
    return `${this.path}${query.length === 0 ? '' : `?${query.join('&')}`}${this.anchor === null ? '' : `#${this.anchor}`}`;
  }

  override apexToString(): string {
    return `System.PageReference[${this.url}]`;
  }
}
definePlatformClass(PageReferenceValue, 'System.PageReference');

export class CookieValue extends PlatformObject {
  readonly name: string;
  readonly value: string | null;
  readonly path: string | null;
  readonly maxAge: number;
  readonly isSecure: boolean;
  readonly sameSite: string | null;
  readonly isHttpOnly: boolean;

  constructor(
    name: string,
    value: string | null,
    path: string | null,
    maxAge: number,
    isSecure: boolean,
    sameSite: string | null = null,
    isHttpOnly = false,
  ) {
    super();
    this.name = name;
    this.value = value;
    this.path = path;
    this.maxAge = maxAge;
    this.isSecure = isSecure;
    this.sameSite = sameSite;
    this.isHttpOnly = isHttpOnly;
  }
}
definePlatformClass(CookieValue, 'System.Cookie');

function makeCookie(
  name: string,
  value: string | null,
  path: string | null,
  maxAge: number,
  isSecure: boolean,
  sameSite?: string | null,
  isHttpOnly?: boolean,
): CookieValue {
  return new CookieValue(name, value, path, maxAge, isSecure, sameSite, isHttpOnly);
}

export const pageReferenceTable: PlatformTypeTable = {
  name: 'System.PageReference',
  javaScriptClass: PageReferenceValue,
  members: {
    'new (String)': (url: string | null) => new PageReferenceValue(requireArgument(url)),
    'new (SObject)': (record: SObjectValue | null) => new PageReferenceValue(`/${requireArgument(record).id ?? ''}`),
    'getAnchor()': (page: PageReferenceValue) => page.anchor,
    'getCookies()': (page: PageReferenceValue) => page.cookies,
    'getHeaders()': (page: PageReferenceValue) => page.headers,
    'getParameters()': (page: PageReferenceValue) => page.parameters,
    'getRedirect()': (page: PageReferenceValue) => page.isRedirect,
    'getUrl()': (page: PageReferenceValue) => page.url,
    'setAnchor(String)': (page: PageReferenceValue, anchor: string | null) => {
      page.anchor = anchor;
      return page;
    },
    'setCookies(List<Cookie>)': (page: PageReferenceValue, cookies: ApexList<CookieValue> | null) => {
      for (const cookie of requireArgument(cookies)) page.cookies.put(cookie.name, cookie);
    },
    'setRedirect(Boolean)': (page: PageReferenceValue, isRedirect: boolean | null) => {
      page.isRedirect = isRedirect === true;
      return page;
    },
  },
};

export const cookieTable: PlatformTypeTable = {
  name: 'System.Cookie',
  javaScriptClass: CookieValue,
  members: {
    'new (String, String, String, Integer, Boolean)': makeCookie,
    'new (String, String, String, Integer, Boolean, String)': makeCookie,
    'new (String, String, String, Integer, Boolean, String, Boolean)': makeCookie,
    'getDomain()': () => null,
    'getMaxAge()': (cookie: CookieValue) => cookie.maxAge,
    'getName()': (cookie: CookieValue) => cookie.name,
    'getPath()': (cookie: CookieValue) => cookie.path,
    'getSameSite()': (cookie: CookieValue) => cookie.sameSite,
    'getValue()': (cookie: CookieValue) => cookie.value,
    'isHttpOnly()': (cookie: CookieValue) => cookie.isHttpOnly,
    'isSecure()': (cookie: CookieValue) => cookie.isSecure,
  },
};

export class SelectOptionValue extends PlatformObject {
  value: string;
  label: string;
  isDisabled: boolean;
  isEscaped = true;

  constructor(value: string, label: string, isDisabled = false) {
    super();
    this.value = value;
    this.label = label;
    this.isDisabled = isDisabled;
  }

  /** List.sort: by value, then by label. */
  override apexCompare(other: unknown): number {
    if (!(other instanceof SelectOptionValue)) return 1;
    return compareStringsExactly(this.value, other.value) || compareStringsExactly(this.label, other.label);
  }

  override apexToString(): string {
    return `System.SelectOption[value="${this.value}", label="${this.label}", disabled="${this.isDisabled}"]`;
  }
}
definePlatformClass(SelectOptionValue, 'System.SelectOption');

export const selectOptionTable: PlatformTypeTable = {
  name: 'System.SelectOption',
  javaScriptClass: SelectOptionValue,
  members: {
    'new (String, String)': (value: string | null, label: string | null) =>
      new SelectOptionValue(requireArgument(value), requireArgument(label)),
    'new (String, String, Boolean)': (value: string | null, label: string | null, isDisabled: boolean | null) =>
      new SelectOptionValue(requireArgument(value), requireArgument(label), isDisabled === true),
    'getDisabled()': (option: SelectOptionValue) => option.isDisabled,
    'getEscapeItem()': (option: SelectOptionValue) => option.isEscaped,
    'getLabel()': (option: SelectOptionValue) => option.label,
    'getValue()': (option: SelectOptionValue) => option.value,
    'setDisabled(Boolean)': (option: SelectOptionValue, isDisabled: boolean) => {
      option.isDisabled = isDisabled;
    },
    'setEscapeItem(Boolean)': (option: SelectOptionValue, isEscaped: boolean) => {
      option.isEscaped = isEscaped;
    },
    'setLabel(String)': (option: SelectOptionValue, label: string) => {
      option.label = label;
    },
    'setValue(String)': (option: SelectOptionValue, value: string) => {
      option.value = value;
    },
  },
};
