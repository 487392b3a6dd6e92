/** Users with which the images of AWS and of the distributions begin (EC2 user guide, “default user name”). */
const defaults: readonly (readonly [platform: RegExp, user: string])[] = [
  [/ubuntu/i, 'ubuntu'],
  [/debian/i, 'admin'],
  [/centos/i, 'centos'],
  [/rocky/i, 'rocky'],
  [/fedora/i, 'fedora'],
  [/windows/i, 'Administrator'],
];

/** @param platformName as the agent tells it, for example `Amazon Linux`; may be empty */
export function defaultUser(platformName: string): string {
  return defaults.find(([pattern]) => pattern.test(platformName))?.[1] ?? 'ec2-user';
}

/** As `ssh-proxy` takes it; a sentence, or nothing when it is right. */
export function userProblem(user: string): string | undefined {
  return /^[A-Za-z_][\w@.-]{0,30}\$?$/.test(user)
    ? undefined
    : 'A user name has letters, digits and . _ - @, and begins with a letter.';
}
