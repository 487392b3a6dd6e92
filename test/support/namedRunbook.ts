/** A runbook in which every kind of name is declared and used. */
export const namedRunbook = `schemaVersion: "0.3"
assumeRole: "{{ Role }}"
parameters:
  Role:
    type: AWS::IAM::Role::Arn
    default: ""
  'Ids':
    type: StringList
    description: Instances of {{ Role }}.
    allowedValues: [a, b]
variables:
  count: { type: Integer, default: 0 }
mainSteps:
  - name: find
    action: aws:executeAwsApi
    description: For {{ Role }}, not for {{ nothing }}.
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds: "{{Ids}}"
    outputs:
      - Name: State
        Selector: $.Reservations[0].State
        Type: String
    onFailure: step:report
    onCancel: 'step:report'
  - name: each
    action: aws:loop
    inputs:
      Iterators: "{{ Ids }}"
      Steps:
        - name: add
          action: aws:updateVariable
          inputs:
            Name: variable:count
            Value: "{{ each.CurrentIteration }}"
  - name: choose
    action: aws:branch
    inputs:
      Choices:
        - Variable: "{{ find.State }}"
          StringEquals: running
          NextStep: "report"
      Default: find
  - name: report
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(events, context):
          # {{ Role }}
          return f"{{ Ids }}"
      InputPayload:
        text: |-
          In {{ global:REGION }}: {{ variable:count }}
          and {{ ssm:/plain/name }}
    isEnd: true
outputs:
  - find.State
  - "report.OutputPayload"
`;
