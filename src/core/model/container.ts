/** A container of ECS as StartSession's Target: `ecs:CLUSTER_TASK_RUNTIME`. */
const containerTarget = /^ecs:[\w-]+_[\w-]+_[\w-]+$/;

/** Whether a target of sessions means a container, which is no managed node; it may still be malformed. */
export function isContainer(target: string): boolean {
  return target.startsWith('ecs:');
}

/** Whether a target has the shape that the service takes for a container. */
export function isContainerTarget(target: string): boolean {
  return containerTarget.test(target);
}
