import { test } from 'node:test';
import assert from 'node:assert/strict';
import { LineMap, type Format } from '../../../../../src/core/language/text.ts';
import { applyEdits, diagnose, documentOf, service } from '../../../../support/documents.ts';

const formatTitle = 'Format This SSM Document';
const mapTitle = 'Write the Content as a Map';
const textTitle = 'Write the Content as Text';
const options = { tabSize: 2, insertSpaces: true };

/** What is offered where `schemaVersion` stands, by title, as the template after it. */
function rewritten(text: string, format: Format = 'yaml'): ReadonlyMap<string, string> {
  const position = new LineMap(text).position(text.indexOf('schemaVersion'));
  const offered = service.rewrites(documentOf(text, format), position, options);
  return new Map(offered.map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

function template(content: string, properties = ''): string {
  return `Resources:
  Wait:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
${properties}      Content:${content}

  # the bucket
  Bucket:
    Type: AWS::S3::Bucket
`;
}

const yamlSaid = '      DocumentFormat: YAML\n';

const untidyMap = template(`
        schemaVersion:   "0.3"
        # waits
        mainSteps:
        - name: wait
          action:   aws:sleep
          inputs: {  Duration: !Sub "PT\${Minutes}M"  }
        - name: run
          action: aws:executeScript
          inputs:
            Runtime: python3.11
            Handler: main
            Script: |
              def main(event, context):

                return 1
              # done`);

const tidyMap = template(`
        schemaVersion: "0.3"
        # waits
        mainSteps:
          - name: wait
            action: aws:sleep
            inputs: {Duration: !Sub "PT\${Minutes}M"}
          - name: run
            action: aws:executeScript
            inputs:
              Runtime: python3.11
              Handler: main
              Script: |
                def main(event, context):

                  return 1
                # done`);

test('a map is laid out where it stands: comments, tags and scripts stay, and what is around it', () => {
  assert.equal(rewritten(untidyMap).get(formatTitle), tidyMap);
  assert.equal(rewritten(tidyMap).get(formatTitle), undefined);
  const crlf = untidyMap.replaceAll('\n', '\r\n');
  assert.equal(rewritten(crlf).get(formatTitle), tidyMap.replaceAll('\n', '\r\n'));
});

test('a block of text is laid out where it stands', () => {
  const block = (lines: string): string => template(` |\n${lines}`, yamlSaid);
  assert.equal(
    rewritten(block('        schemaVersion:   "0.3"\n        mainSteps:\n        - name: a')).get(
      formatTitle,
    ),
    block('        schemaVersion: "0.3"\n        mainSteps:\n          - name: a'),
  );
  assert.equal(
    rewritten(template(' |\n        {"schemaVersion":"0.3",\n        "mainSteps":[]}')).get(formatTitle),
    template(' |\n        {\n          "schemaVersion": "0.3",\n          "mainSteps": []\n        }'),
  );
});

test('nothing is laid out in quotes, in brackets, in JSON templates and in what cannot be read', () => {
  const json =
    '{"Resources": {"A": {"Type": "AWS::SSM::Document", "Properties": {"Content": {"schemaVersion":"0.3"}}}}}';
  for (const [text, format] of [
    [template(` '{"schemaVersion":"0.3"}'`), 'yaml'],
    [template(' {schemaVersion:   "0.3"}'), 'yaml'],
    [template('\n        schemaVersion:   "0.3"\n        mainSteps: ['), 'yaml'],
    [json, 'json'],
  ] as const) {
    assert.equal(rewritten(text, format).get(formatTitle), undefined, text);
  }
});

const map = template(`
        schemaVersion: "0.3"
        mainSteps:
          - name: wait
            action: aws:sleep
            inputs:
              Duration: PT1S`);

const jsonBlock = template(` |
        {
          "schemaVersion": "0.3",
          "mainSteps": [
            {
              "name": "wait",
              "action": "aws:sleep",
              "inputs": {
                "Duration": "PT1S"
              }
            }
          ]
        }`);

test('a map and a text of JSON become each other', () => {
  assert.equal(rewritten(map).get(textTitle), jsonBlock);
  assert.equal(rewritten(jsonBlock).get(mapTitle), map);
  const quoted = template(
    ` '{"schemaVersion": "0.3", "mainSteps": [{"name": "wait", "action": "aws:sleep", "inputs": {"Duration": "PT1S"}}]}'`,
  );
  assert.equal(rewritten(quoted).get(mapTitle), map);
  assert.deepEqual(diagnose(jsonBlock), []);
});

test('a map and a text of YAML become each other, with their comments', () => {
  const lines = '        schemaVersion: "0.3"\n        # none\n\n        mainSteps: []';
  const [asMap, asBlock] = [template(`\n${lines}`, yamlSaid), template(` |\n${lines}`, yamlSaid)];
  assert.equal(rewritten(asMap).get(textTitle), asBlock);
  assert.equal(rewritten(asBlock).get(mapTitle), asMap);
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  assert.equal(rewritten(crlf(asMap)).get(textTitle), crlf(asBlock));
});

test('what would lose something is not offered', () => {
  const none = (text: string, title: string): void =>
    assert.equal(rewritten(text).get(title), undefined, text);
  none(untidyMap, textTitle);
  none(template('\n        schemaVersion: "0.3"\n        # why\n        mainSteps: []'), textTitle);
  none(template('\n        schemaVersion: "0.3"\n        assumeRole: {Ref: Role}'), textTitle);
  none(template(' # note\n        schemaVersion: "0.3"\n        mainSteps: []'), textTitle);
  none(template(' !Sub |\n        {"schemaVersion": "0.3", "mainSteps": []}'), mapTitle);
  none(template(' |\n        {"schemaVersion": "0.3", "mainSteps": {"Ref": "x"}}'), mapTitle);
  none(template(' |\n        {"schemaVersion": "0.3", "mainSteps": [}'), mapTitle);
  none(template(' |\n        ---\n        schemaVersion: "0.3"\n        mainSteps: []', yamlSaid), mapTitle);
  none(
    template('\n        Fn::If:\n          - A\n          - schemaVersion: "0.3"\n          - {}'),
    textTitle,
  );
});

test('in a JSON template a text becomes a map, and a map a text', () => {
  const json = (content: string, format = 'JSON'): string => `{
  "Resources": {
    "Wait": {
      "Type": "AWS::SSM::Document",
      "Properties": {
        "DocumentFormat": "${format}",
        "Content": ${content}
      }
    }
  }
}`;
  const own = `{
          "schemaVersion": "0.3",
          "mainSteps": []
        }`;
  const text = JSON.stringify('{\n  "schemaVersion": "0.3",\n  "mainSteps": []\n}');
  assert.equal(rewritten(json(own), 'json').get(textTitle), json(text));
  assert.equal(rewritten(json(text), 'json').get(mapTitle), json(own));
  const yaml = JSON.stringify('schemaVersion: "0.3"\nmainSteps: []\n');
  assert.equal(rewritten(json(yaml, 'YAML'), 'json').get(mapTitle), json(own, 'YAML'));
});

test('a document alone, and a place outside of the documents, has nothing to rewrite', () => {
  assert.deepEqual(
    service.rewrites(documentOf('schemaVersion: "0.3"'), { line: 0, character: 0 }, options),
    [],
  );
  assert.deepEqual(service.rewrites(documentOf(map), { line: 0, character: 0 }, options), []);
  assert.ok('refused' in service.format(documentOf(map), options));
  assert.ok('refused' in service.convert(documentOf(map)));
});
