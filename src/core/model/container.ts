/** A container of ECS as StartSession's Target: `ecs:CLUSTER_TASK_RUNTIME`. */
const containerTarget = /^ecs:[\w-]+_[\w-]+_[\w-]+$/;
/** An EC2 instance or a hybrid node, as AWS writes it. */
const nodeId = /^(?:i-[0-9a-f]{8,17}|mi-[0-9a-f]{17})$/;

/** Why nobody can say whether a container is production: ECS keeps its tags, and no operation of Systems Manager tells them. */
export const containerDoubt = 'Systems Manager does not know a container’s tags';

/** Whether a target of sessions means a container, which is no managed node; it may still be malformed. */
export function isContainer(target: string): boolean {
  return target.startsWith('ecs:');
}

/** Whether a target has the shape that the service takes for a container. */
export function isContainerTarget(target: string): boolean {
  return containerTarget.test(target);
}

/** Whether a text can be StartSession's Target: a node's ID, or a container. */
export function isSessionTarget(target: string): boolean {
  return nodeId.test(target) || isContainerTarget(target);
}
