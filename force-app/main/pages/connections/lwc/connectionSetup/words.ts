import type { Setup } from 'c/connectionsApi';
import abandon from '@salesforce/label/c.SetupAbandon';
import abandonBorrowed from '@salesforce/label/c.SetupAbandonBorrowed';
import abandoned from '@salesforce/label/c.SetupAbandoned';
import abandonHistoryBorrowed from '@salesforce/label/c.SetupAbandonHistoryBorrowed';
import abandonHistory from '@salesforce/label/c.SetupAbandonHistory';
import abandonMessage from '@salesforce/label/c.SetupAbandonMessage';
import allRights from '@salesforce/label/c.SetupAllRights';
import change from '@salesforce/label/c.SetupChange';
import connector from '@salesforce/label/c.ConnectorLabel';
import connectorAble from '@salesforce/label/c.SetupConnectorAble';
import connectorStarts from '@salesforce/label/c.SetupConnectorStarts';
import connectorUnable from '@salesforce/label/c.SetupConnectorUnable';
import destination from '@salesforce/label/c.SetupDestination';
import destinationBorrowed from '@salesforce/label/c.SetupDestinationBorrowed';
import destinationText from '@salesforce/label/c.SetupDestinationText';
import disconnected from '@salesforce/label/c.DetailDisconnected';
import heading from '@salesforce/label/c.SetupHeading';
import intro from '@salesforce/label/c.SetupIntro';
import rightManageCredentials from '@salesforce/label/c.RightManageCredentials';
import rightManageSets from '@salesforce/label/c.RightManageSets';
import rightsHeading from '@salesforce/label/c.SetupRights';
import rightsWhere from '@salesforce/label/c.RightWhere';
import rightViewSetup from '@salesforce/label/c.RightViewSetup';
import saveDraft from '@salesforce/label/c.SetupSaveDraft';
import signed from '@salesforce/label/c.SetupSigned';
import signing from '@salesforce/label/c.SetupSigning';
import start from '@salesforce/label/c.SetupStart';
import startLink from '@salesforce/label/c.SetupStartLink';
import started from '@salesforce/label/c.SetupStarted';
import switchOn from '@salesforce/label/c.SetupSwitchOn';
import toStart from '@salesforce/label/c.SetupToStart';
import toStartAgain from '@salesforce/label/c.SetupToStartAgain';
import unsigned from '@salesforce/label/c.SetupUnsigned';

/** What buttons and headings say. */
export const labels = {
  abandon,
  change,
  connector,
  destination,
  intro,
  rights: rightsHeading,
  saveDraft,
  signing,
  start,
  startLink,
  switchOn,
};

/** What is said of each step, with places for names. */
export const texts = {
  abandoned,
  abandonBorrowed,
  abandonHistory,
  abandonHistoryBorrowed,
  abandonMessage,
  allRights,
  connectorAble,
  connectorStarts,
  connectorUnable,
  destination: destinationText,
  destinationBorrowed,
  disconnected,
  heading,
  rightsWhere,
  signed,
  started,
  toStart,
  toStartAgain,
  unsigned,
};

/** What an admin needs in Setup. */
export const rights: readonly { readonly label: string; readonly isGranted: (setup: Setup) => boolean }[] = [
  { label: rightViewSetup, isGranted: ({ canViewSetup }) => canViewSetup },
  { label: rightManageCredentials, isGranted: ({ canManageCredentials }) => canManageCredentials },
  { label: rightManageSets, isGranted: ({ canManageSets }) => canManageSets },
];
