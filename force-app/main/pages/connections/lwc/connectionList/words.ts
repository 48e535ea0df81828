import by from '@salesforce/label/c.StripBy';
import empty from '@salesforce/label/c.ConnectionsEmpty';
import environment from '@salesforce/label/c.EnvironmentLabel';
import menu from '@salesforce/label/c.ListActions';
import name from '@salesforce/label/c.NameLabel';
import newConnection from '@salesforce/label/c.NewConnection';
import nextSync from '@salesforce/label/c.NextSyncLabel';
import notNoted from '@salesforce/label/c.ListNotNoted';
import notPlanned from '@salesforce/label/c.NotPlanned';
import problems from '@salesforce/label/c.ListProblems';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import sent from '@salesforce/label/c.ListSent';
import since from '@salesforce/label/c.ProblemSince';
import status from '@salesforce/label/c.StatusLabel';
import streams from '@salesforce/label/c.ListStreams';
import title from '@salesforce/label/c.ConnectionsTitle';

/** What heads and buttons say. */
export const labels = {
  empty,
  environment,
  menu,
  name,
  newConnection,
  nextSync,
  notNoted,
  notPlanned,
  problems,
  reauthorize,
  sent,
  since,
  status,
  streams,
  title,
};

/** What is said of one, with places for names. */
export const texts = { by };
