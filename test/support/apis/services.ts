/** The services in the table: boto3's name, and the name of the model's file where that is another. */
export const services: Readonly<Record<string, string>> = {
  ...same(
    ...['accessanalyzer', 'acm', 'apigateway', 'application-autoscaling', 'appsync', 'athena', 'autoscaling'],
    ...['backup', 'batch', 'cloudformation', 'cloudfront', 'cloudtrail', 'codebuild', 'codedeploy'],
    ...[
      'codepipeline',
      'config',
      'dms',
      'docdb',
      'ds',
      'dynamodb',
      'ec2',
      'ecr',
      'ecs',
      'eks',
      'elasticache',
    ],
    ...[
      'elasticbeanstalk',
      'events',
      'firehose',
      'fsx',
      'glue',
      'guardduty',
      'health',
      'iam',
      'imagebuilder',
    ],
    ...['inspector2', 'kinesis', 'kms', 'lambda', 'license-manager', 'logs', 'neptune', 'opensearch'],
    ...['organizations', 'rds', 'redshift', 'resource-groups', 'resourcegroupstaggingapi', 'route53', 's3'],
    ...['s3control', 'sagemaker', 'secretsmanager', 'securityhub', 'service-quotas', 'sns', 'sqs', 'ssm'],
    ...['ssm-incidents', 'sso-admin', 'sts', 'support', 'wafv2', 'workspaces'],
  ),
  cloudwatch: 'monitoring',
  efs: 'elasticfilesystem',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancingv2',
  emr: 'elasticmapreduce',
  stepfunctions: 'states',
};

function same(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
