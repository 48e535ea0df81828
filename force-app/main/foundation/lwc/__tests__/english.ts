interface Files {
  readFileSync(path: string, encoding: 'utf8'): string;
}

const path = 'force-app/main/app/labels/CustomLabels.labels-meta.xml';
const label = /<fullName>(\w+)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g;

/** Has modules that are required from now on say what the labels say, so that a test reads sentences as people do. */
export function speakEnglish(): void {
  const text = jest.requireActual<Files>('node:fs').readFileSync(path, 'utf8');
  for (const [, name = '', value = ''] of text.matchAll(label)) {
    jest.doMock(`@salesforce/label/c.${name}`, () => ({ default: value.replaceAll('&amp;', '&') }), { virtual: true });
  }
}
