const head = `description: |
  A long one.
schemaVersion: "0.3"
assumeRole: "{{ AutomationAssumeRole }}"
parameters:
  AutomationAssumeRole:
    type: String
    default: ""
  InstanceId:
    type: String
    description: The node.
mainSteps:
`;

/** A runbook in YAML of at least so many characters: calls of an API, and a script after every fifth. */
export function longRunbook(length: number): string {
  let text = head;
  for (let index = 1; text.length < length; index += 1) {
    text += call(index) + (index % 5 === 0 ? script(index) : '');
  }
  return text;
}

function call(index: number): string {
  return `  - name: step${index}
    action: aws:executeAwsApi
    onFailure: Abort
    description: Looks at the instance, number ${index}
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds:
        - "{{ InstanceId }}"
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String
`;
}

function script(index: number): string {
  const lines = Array.from(
    { length: 25 },
    (_, line) => `        value_${line} = compute(events, "${line}")  # a comment`,
  );
  return `  - name: script${index}
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      InputPayload:
        state: "{{ step${index}.State }}"
      Script: |
${lines.join('\n')}
        def run(events, context):
          return value_1
`;
}
