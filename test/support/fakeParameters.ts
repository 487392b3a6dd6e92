import type { ParameterMetadata } from '@aws-sdk/client-ssm';
import type { Answers } from './fakeConnection.ts';
import { pageOf } from './fakeFleet.ts';

/** A String parameter as DescribeParameters names it, and what a test wants different. */
export function metadata(name: string, some: Partial<ParameterMetadata> = {}): ParameterMetadata {
  return { Name: name, Type: 'String', Version: 1, Tier: 'Standard', DataType: 'text', ...some };
}

/** A store that lists these parameters, and finds one by its name. */
export function storeAnswers(parameters: readonly ParameterMetadata[]): Answers {
  return {
    DescribeParameters: (input) => {
      const filter = input.ParameterFilters?.find((each) => each.Key === 'Name');
      const [wanted = ''] = filter?.Values ?? [];
      const found = parameters.filter(({ Name = '' }) =>
        filter?.Option === 'Contains' ? Name.includes(wanted) : wanted === '' || Name === wanted,
      );
      const { items, token } = pageOf(found, input);
      return { Parameters: items, ...token };
    },
  };
}
