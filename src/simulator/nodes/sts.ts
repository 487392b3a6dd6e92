import type { QueryService } from '../dispatch/query.ts';

/** STS's GetCallerIdentity: who the credentials are. */
export function createSts(): QueryService {
  return {
    name: 'sts',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    paged: [],
    operations: {
      GetCallerIdentity: (_input, context) => ({
        Arn: context.callerArn,
        UserId: 'AIDADEMOFLEETUSER0000',
        Account: context.accountId,
      }),
    },
  };
}
