/** The platform library that depends on the running org: asynchronous work, limits, callouts, mail, events, tests. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { asyncContextTables } from './async-contexts.ts';
import { asyncOptionTables } from './async-options.ts';
import { batchTables } from './batch.ts';
import { cacheTables } from './cache.ts';
import { changeEventHeaderTable } from './change-event-header.ts';
import { connectApiTables } from './connect-api.ts';
import { eventBusTables } from './event-bus.ts';
import { featureManagementTable } from './feature-management.ts';
import { httpMessageTables } from './http-message.ts';
import { httpTables } from './http.ts';
import { inboundEmailTables } from './inbound-email.ts';
import { invocableTables } from './invocable.ts';
import { labelTable } from './label.ts';
import { limitsTable } from './limits.ts';
import { messagingTables } from './messaging.ts';
import { metadataTables } from './metadata.ts';
import { orgLimitTables } from './org-limits.ts';
import { pageTables } from './pages/index.ts';
import { requestTable } from './request.ts';
import { restTables } from './rest.ts';
import { siteTables } from './site.ts';
import { systemTable } from './system.ts';
import { testTables } from './test.ts';
import { userInfoTable } from './user-info.ts';
import { visualEditorTables } from './visual-editor.ts';
import { webServiceCalloutTable } from './web-service-callout.ts';

export const tables: readonly PlatformTypeTable[] = [
  ...asyncContextTables,
  ...asyncOptionTables,
  ...batchTables,
  ...cacheTables,
  changeEventHeaderTable,
  ...connectApiTables,
  ...eventBusTables,
  featureManagementTable,
  ...httpMessageTables,
  ...httpTables,
  ...inboundEmailTables,
  ...invocableTables,
  labelTable,
  limitsTable,
  ...messagingTables,
  ...metadataTables,
  ...orgLimitTables,
  ...pageTables,
  requestTable,
  ...restTables,
  ...siteTables,
  systemTable,
  ...testTables,
  userInfoTable,
  ...visualEditorTables,
  webServiceCalloutTable,
];
