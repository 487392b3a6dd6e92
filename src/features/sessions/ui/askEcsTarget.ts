import * as vscode from 'vscode';
import { ecsTargetProblem, parseEcsTarget, type EcsTarget } from '../ecsTarget.ts';

/** The container that the person names; undefined when they gave up. */
export async function askEcsTarget(): Promise<EcsTarget | undefined> {
  const typed = await vscode.window.showInputBox({
    title: 'Start Session on ECS Target',
    prompt: 'A container whose task has ECS Exec enabled: its target, or cluster, task ID and runtimeId',
    placeHolder: 'ecs:cluster_task_runtime',
    ignoreFocusOut: true,
    validateInput: ecsTargetProblem,
  });
  return typed === undefined ? undefined : parseEcsTarget(typed);
}
