import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toApexString } from '../../../values/index.ts';
import { callMember, describeTable } from '../../test-support/table-cases.ts';

function member(typeName: string, receiver: unknown) {
  return (name: string, ...parameters: unknown[]): unknown => callMember(typeName, name, [receiver, ...parameters]);
}

describe('dom.Document', () => {
  const load = (text: string) => {
    const document = callMember('dom.Document', 'new ()', []);
    callMember('dom.Document', 'load(String)', [document, text]);
    return document;
  };

  it('reads elements, attributes, namespaces and text', () => {
    const document = load('<?xml version="1.0"?><a:root xmlns:a="urn:a" id="7"><name>x &amp; <![CDATA[<y>]]></name><!-- note --></a:root>');
    const root = member('dom.XmlNode', callMember('dom.Document', 'getRootElement()', [document]));
    assert.equal(root('getName()'), 'root');
    assert.equal(root('getNamespace()'), 'urn:a');
    assert.equal(root('getAttributeValue(String, String)', 'id', null), '7');
    assert.equal(callMember('dom.XmlNode', 'getText()', [root('getChildElement(String, String)', 'name', null)]), 'x & <y>');
    assert.equal(root('getChildElement(String, String)', 'nothing', null), null);
    assert.match(toApexString(root('getChildren()')), /COMMENT/);
  });

  it('writes what was built', () => {
    const document = callMember('dom.Document', 'new ()', []);
    const root = callMember('dom.Document', 'createRootElement(String, String, String)', [document, 'Envelope', 'urn:soap', 'soap']);
    const body = callMember('dom.XmlNode', 'addChildElement(String, String, String)', [root, 'Body', 'urn:soap', null]);
    callMember('dom.XmlNode', 'addTextNode(String)', [body, 'a < b']);
    callMember('dom.XmlNode', 'setAttribute(String, String)', [root, 'kind', '"x"']);
    assert.equal(
      callMember('dom.Document', 'toXmlString()', [document]),
      '<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="urn:soap" kind="&quot;x&quot;"><Body xmlns="urn:soap">a &lt; b</Body></soap:Envelope>',
    );
  });

  it('refuses what is not well-formed', () => {
    for (const text of ['', 'x', '<a>', '<a></b>', '<a/><b/>', '<a x=1/>', '<p:a/>', '<!DOCTYPE a><a/>', '<a>&nope;</a>']) {
      assert.throws(() => load(text), /XmlException/, text);
    }
  });
});

describe('System.XmlStreamWriter', () => {
  it('writes the example of its documentation', () => {
    const write = member('System.XmlStreamWriter', callMember('System.XmlStreamWriter', 'new ()', []));
    write('writeStartDocument(String, String)', null, '1.0');
    write('writeProcessingInstruction(String, String)', 'target', 'data');
    write('writeStartElement(String, String, String)', 'm', 'Library', 'http://www.book.com');
    write('writeNamespace(String, String)', 'm', 'http://www.book.com');
    write('writeComment(String)', 'Book starts here');
    write('setDefaultNamespace(String)', 'http://www.defns.com');
    write('writeCData(String)', '<Cdata> I like CData </Cdata>');
    write('writeStartElement(String, String, String)', null, 'book', null);
    write('writeDefaultNamespace(String)', 'http://www.defns.com');
    write('writeAttribute(String, String, String, String)', null, null, 'author', 'Manoj');
    write('writeCharacters(String)', 'This is my book');
    write('writeEndElement()');
    write('writeEmptyElement(String, String, String)', null, 'ISBN', null);
    write('writeEndElement()');
    write('writeEndDocument()');
    assert.equal(
      write('getXmlString()'),
      '<?xml version="1.0"?><?target data?><m:Library xmlns:m="http://www.book.com"><!--Book starts here--><![CDATA[<Cdata> I like CData </Cdata>]]><book xmlns="http://www.defns.com" author="Manoj">This is my book</book><ISBN/></m:Library>',
    );
  });
});

describe('System.XmlStreamReader', () => {
  it('walks the document event by event', () => {
    const reader = member(
      'System.XmlStreamReader',
      callMember('System.XmlStreamReader', 'new (String)', ['<books><book author="Chatty">Foo</book><book/></books>']),
    );
    const seen: string[] = [toApexString(reader('getEventType()'))];
    while (reader('hasNext()') === true) {
      reader('next()');
      seen.push(toApexString(reader('getEventType()')));
      if (reader('isStartElement()') === true && reader('getAttributeCount()') === 1)
        seen.push(toApexString(reader('getAttributeValue(String, String)', null, 'author')));
      if (reader('isCharacters()') === true) seen.push(toApexString(reader('getText()')));
    }
    assert.deepEqual(seen, [
      'START_DOCUMENT',
      'START_ELEMENT',
      'START_ELEMENT',
      'Chatty',
      'CHARACTERS',
      'Foo',
      'END_ELEMENT',
      'START_ELEMENT',
      'END_ELEMENT',
      'END_ELEMENT',
      'END_DOCUMENT',
    ]);
  });
});

describeTable('System.XmlStreamReader', [
  ['getEventType()', [callMember('System.XmlStreamReader', 'new (String)', ['<a/>'])], 'START_DOCUMENT'],
]);
