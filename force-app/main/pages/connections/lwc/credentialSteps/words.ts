import borrowed from '@salesforce/label/c.BorrowedText';
import borrowedGone from '@salesforce/label/c.BorrowedGone';
import changeDestination from '@salesforce/label/c.SetupChangeDestination';
import confirm from '@salesforce/label/c.SetupConfirm';
import enable from '@salesforce/label/c.SetupEnable';
import enabled from '@salesforce/label/c.SetupEnabled';
import enableHow from '@salesforce/label/c.SetupEnableHow';
import enableReturn from '@salesforce/label/c.SetupEnableReturn';
import giveAccess from '@salesforce/label/c.SetupGiveAccess';
import made from '@salesforce/label/c.SetupMade';
import make from '@salesforce/label/c.SetupMake';
import makeNow from '@salesforce/label/c.SetupMakeNow';
import openInSetup from '@salesforce/label/c.SetupOpenInSetup';
import replaceSecret from '@salesforce/label/c.SetupReplaceSecret';
import test from '@salesforce/label/c.SetupTest';
import testAgain from '@salesforce/label/c.SetupTestAgain';
import testAsAdmin from '@salesforce/label/c.SetupTestAsAdmin';
import testAsConnector from '@salesforce/label/c.SetupTestAsConnector';
import testBorrowed from '@salesforce/label/c.SetupTestBorrowed';
import testNow from '@salesforce/label/c.SetupTestNow';
import toEnable from '@salesforce/label/c.SetupToEnable';
import toMake from '@salesforce/label/c.SetupToMake';
import untold from '@salesforce/label/c.BorrowedUntold';

/** What buttons and headings say. */
export const labels = {
  changeDestination,
  confirm,
  enable,
  enableHow,
  enableReturn,
  giveAccess,
  make,
  makeNow,
  openInSetup,
  replaceSecret,
  test,
  testAgain,
  testNow,
};

/** What is said of each step, with places for names. */
export const texts = {
  borrowed,
  borrowedGone,
  enabled,
  made,
  testAsAdmin,
  testAsConnector,
  testBorrowed,
  toEnable,
  toMake,
  untold,
};
