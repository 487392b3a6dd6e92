import type { TestContext } from 'node:test';
import { SessionStarter } from '../../../src/features/sessions/ui/starter.ts';
import type { Shell } from '../../../src/features/sessions/ui/shells.ts';
import type { Answers } from '../fakeConnection.ts';
import { aWindow, type ShellsScene } from './shellsScene.ts';

const documents: Answers = {
  ListDocuments: () => ({
    DocumentIdentifiers: [
      { Name: 'AWS-StartInteractiveCommand', Owner: 'Amazon', PlatformTypes: ['Linux', 'MacOS'] },
      { Name: 'My-Login', Owner: '123456789012' },
    ],
  }),
  GetDocument: ({ Name }) => ({
    Content: JSON.stringify({
      schemaVersion: '1.0',
      sessionType: 'InteractiveCommands',
      parameters:
        Name === 'My-Login'
          ? {
              shell: {
                type: 'String',
                allowedValues: ['sh', 'bash'],
                default: 'bash',
                description: 'Which shell',
              },
              password: { type: 'String', description: 'Of the database' },
            }
          : { command: { type: 'String', allowedPattern: '^[a-z ]+$' } },
    }),
  }),
};

/** The ways in which a person starts sessions, in a window of its own. */
export interface StarterScene extends ShellsScene {
  readonly starter: SessionStarter;
  readonly groups: (readonly Shell[])[];
  readonly started: () => readonly unknown[];
}

export function aStarter(t: TestContext, answers: Answers = {}): StarterScene {
  const window = aWindow(t, { ...documents, ...answers });
  const groups: (readonly Shell[])[] = [];
  const { fake, services, shells, connection } = window;
  const starter = new SessionStarter(fake.host, services, shells, (group) => groups.push(group));
  return { ...window, starter, groups, started: () => connection.inputs('StartSession') };
}
