import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instanceInformation, instanceProperty } from '../../../../src/simulator/nodes/information.ts';
import { demoNodes, fleetNow, nodeNamed } from '../support/fleet.ts';

const fleet = demoNodes();
const web = nodeNamed(fleet, 'web-prod-1');
const windows = nodeNamed(fleet, 'ad-prod-1');
const till = nodeNamed(fleet, 'store-berlin-till');

describe('InstanceInformation', () => {
  it('tells what SSM knows of a node', () => {
    const view = instanceInformation(web, fleetNow);
    assert.equal(view['InstanceId'], web.id);
    assert.equal(view['PlatformName'], 'Amazon Linux');
    assert.equal(view['ComputerName'], web.hostname);
    assert.equal(view['SourceType'], 'AWS::EC2::Instance');
    assert.equal(view['LastPingDateTime'], web.lastPing(fleetNow) / 1000);
  });

  it('knows no EC2 name and no tags', () => {
    const view = instanceInformation(web, fleetNow);
    assert.equal('Name' in view, false);
    assert.equal(JSON.stringify(view).includes('Production'), false);
  });

  it('tells whether the agent is the latest on Linux only', () => {
    assert.equal(instanceInformation(web, fleetNow)['IsLatestVersion'], true);
    assert.equal('IsLatestVersion' in instanceInformation(windows, fleetNow), false);
  });

  it('tells name, role, activation and registration of a node on premises', () => {
    const view = instanceInformation(till, fleetNow);
    assert.equal(view['Name'], 'store-berlin-till');
    assert.equal(view['ActivationId'], till.activationId);
    assert.equal(view['RegistrationDate'], till.launchTime / 1000);
    assert.equal('IamRole' in instanceInformation(web, fleetNow), false);
  });
});

describe('InstanceProperty', () => {
  it('adds what EC2 knows, also the name', () => {
    const view = instanceProperty(web, fleetNow);
    assert.equal(view['Name'], 'web-prod-1');
    assert.equal(view['InstanceType'], 't3.medium');
    assert.equal(view['InstanceState'], 'running');
    assert.equal(view['LaunchTime'], web.launchTime / 1000);
    assert.equal('IsLatestVersion' in view, false);
  });

  it('tells nothing of an instance where there is none', () => {
    const view = instanceProperty(till, fleetNow);
    assert.equal(view['Name'], 'store-berlin-till');
    assert.equal('InstanceType' in view, false);
    assert.equal('InstanceState' in view, false);
  });

  it('has an empty name without a Name tag', () => {
    const unnamed = nodeNamed(demoNodes(), 'web-prod-1');
    unnamed.setTags([]);
    assert.equal(instanceProperty(unnamed, fleetNow)['Name'], '');
  });
});
