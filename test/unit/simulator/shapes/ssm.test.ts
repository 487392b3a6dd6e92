import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseShapes, type Shape, type ShapeTable } from '../../../../src/simulator/shapes/shape.ts';
import { compilePattern } from '../../../../src/simulator/shapes/pattern.ts';
import { ssmValidator } from '../../../../src/simulator/shapes/ssm.ts';
import raw from '../../../../src/simulator/shapes/ssm.json';
import { ServiceError } from '../../../../src/simulator/system.ts';

const table = parseShapes(raw);

function named(shape: Shape): readonly string[] {
  switch (shape.type) {
    case 'structure':
      return shape.members.map((member) => member.shape);
    case 'list':
      return [shape.item];
    case 'map':
      return [shape.key, shape.value];
    default:
      return [];
  }
}

/** Every shape that the inputs lead to, by name. */
function reachable(from: ShapeTable): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>();
  const waiting = [...from.operations.values()];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const shape = from.shape(name);
    found.set(name, shape);
    waiting.push(...named(shape));
  }
  return found;
}

function codeOf(operation: string, input: unknown): string {
  try {
    ssmValidator().check(operation, input);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

describe('the shapes of SSM', () => {
  const shapes = reachable(table);

  it('know all of its operations, and every shape that they name', () => {
    assert.equal(table.operations.size, 146);
    assert.ok(shapes.size > 500, `${shapes.size} shapes`);
  });

  it('hold no shape that no operation leads to', () => {
    const unused = Object.keys(raw.shapes).filter((name) => !shapes.has(name));
    assert.deepEqual(unused, []);
  });

  it('have patterns that compile', () => {
    for (const [name, shape] of shapes) {
      if (shape.type !== 'string' || shape.pattern === undefined) continue;
      const { pattern } = shape;
      assert.doesNotThrow(() => compilePattern(pattern), name);
    }
  });

  it('keep a parameter’s value and a command’s parameters secret', () => {
    const value = table.shape('PSParameterValue');
    assert.ok(value.type === 'string' && value.secret);
    const parameters = table.shape('Parameters');
    assert.ok(parameters.type === 'map' && parameters.secret);
  });

  it('hold the limits that the product lives by', () => {
    const cases: readonly (readonly [string, object, string])[] = [
      ['DescribeInstanceInformation', { MaxResults: 5 }, 'none'],
      ['DescribeInstanceInformation', { MaxResults: 4 }, 'ValidationException'],
      ['DescribeInstanceInformation', { MaxResults: 51 }, 'ValidationException'],
      ['DescribeInstanceProperties', { MaxResults: 1000 }, 'none'],
      ['DescribeInstanceProperties', { MaxResults: 1001 }, 'ValidationException'],
      ['GetParametersByPath', { Path: '/', MaxResults: 11 }, 'ValidationException'],
      [
        'GetParameters',
        { Names: Array.from({ length: 11 }, (_, index) => `/p${index}`) },
        'ValidationException',
      ],
      ['DescribeParameters', { MaxResults: 51 }, 'ValidationException'],
      ['SendCommand', {}, 'ValidationException'],
      ['SendCommand', { DocumentName: 'AWS-RunShellScript', TimeoutSeconds: 29 }, 'ValidationException'],
      ['SendCommand', { DocumentName: 'AWS-RunShellScript', MaxConcurrency: '0' }, 'ValidationException'],
      ['SendCommand', { DocumentName: 'AWS-RunShellScript', MaxConcurrency: '101%' }, 'ValidationException'],
      ['SendCommand', { DocumentName: 'AWS-RunShellScript', MaxErrors: '0' }, 'none'],
      ['GetCommandInvocation', { CommandId: 'x'.repeat(36), InstanceId: 'i-1' }, 'ValidationException'],
      ['StartSession', { Target: 'i-0123456789abcdef0', Reason: 'x'.repeat(257) }, 'ValidationException'],
      ['GetDocument', { Name: 'a' }, 'ValidationException'],
      ['PutParameter', { Name: 'a', Value: 'b', Type: 'Text' }, 'ValidationException'],
    ];
    for (const [operation, input, code] of cases) {
      assert.equal(codeOf(operation, input), code, `${operation} ${JSON.stringify(input)}`);
    }
  });
});
