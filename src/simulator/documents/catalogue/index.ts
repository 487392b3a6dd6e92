import configureAWSPackage from './AWS-ConfigureAWSPackage.json';
import createImage from './AWS-CreateImage.json';
import createSnapshot from './AWS-CreateSnapshot.json';
import gatherSoftwareInventory from './AWS-GatherSoftwareInventory.json';
import helloWorldChangeTemplate from './AWS-HelloWorldChangeTemplate.json';
import installApplication from './AWS-InstallApplication.json';
import passwordReset from './AWS-PasswordReset.json';
import restartEC2Instance from './AWS-RestartEC2Instance.json';
import runDocument from './AWS-RunDocument.json';
import runPatchBaseline from './AWS-RunPatchBaseline.json';
import runPowerShellScript from './AWS-RunPowerShellScript.json';
import runRemoteScript from './AWS-RunRemoteScript.json';
import runShellScript from './AWS-RunShellScript.json';
import startEC2Instance from './AWS-StartEC2Instance.json';
import startInteractiveCommand from './AWS-StartInteractiveCommand.json';
import startNonInteractiveCommand from './AWS-StartNonInteractiveCommand.json';
import startPortForwardingSession from './AWS-StartPortForwardingSession.json';
import startPortForwardingSessionToRemoteHost from './AWS-StartPortForwardingSessionToRemoteHost.json';
import startSSHSession from './AWS-StartSSHSession.json';
import stopEC2Instance from './AWS-StopEC2Instance.json';
import updateSSMAgent from './AWS-UpdateSSMAgent.json';
import awsCodeDeployAgent from './AWSCodeDeployAgent.json';
import conformancePackOperationalBestPracticesforACSCEssential8 from './AWSConformancePacks-OperationalBestPracticesforACSCEssential8.json';
import incidentsPostIncidentAnalysisTemplate from './AWSIncidents-PostIncidentAnalysisTemplate.json';
import quickSetupPatchPolicy from './AWSQuickSetupType-PatchPolicy.json';
import quickStartAWSVPC from './AWSQuickStarts-AWS-VPC.json';
import amazonCloudWatchManageAgent from './AmazonCloudWatch-ManageAgent.json';
import amazonCloudWatchAgent from './AmazonCloudWatchAgent.json';

/**
 * Documents that Amazon owns, one file each, as far as a person needs them to try the product. Names, types, parameters
 * and plugins are those of the real ones; texts and scripts are our own, and no script changes the computer.
 */
export function catalogue(): readonly unknown[] {
  return [
    configureAWSPackage,
    createImage,
    createSnapshot,
    gatherSoftwareInventory,
    helloWorldChangeTemplate,
    installApplication,
    passwordReset,
    restartEC2Instance,
    runDocument,
    runPatchBaseline,
    runPowerShellScript,
    runRemoteScript,
    runShellScript,
    startEC2Instance,
    startInteractiveCommand,
    startNonInteractiveCommand,
    startPortForwardingSession,
    startPortForwardingSessionToRemoteHost,
    startSSHSession,
    stopEC2Instance,
    updateSSMAgent,
    awsCodeDeployAgent,
    conformancePackOperationalBestPracticesforACSCEssential8,
    incidentsPostIncidentAnalysisTemplate,
    quickSetupPatchPolicy,
    quickStartAWSVPC,
    amazonCloudWatchManageAgent,
    amazonCloudWatchAgent,
  ];
}
