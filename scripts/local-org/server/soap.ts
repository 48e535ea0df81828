/** Reads and writes the envelopes and faults of SOAP. */
const namespaces = { partner: 'urn:partner.soap.sforce.com', apex: 'http://soap.sforce.com/2006/08/apex' } as const;

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function soapEnvelope(namespace: keyof typeof namespaces, body: string, header = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespaces[namespace]}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>`}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

export function soapFault(code: string, message: string): string {
  return soapEnvelope(
    'partner',
    `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${escapeXml(`${code}: ${message}`)}</faultstring></soapenv:Fault>`,
  );
}
