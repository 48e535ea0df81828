/** System.WebServiceCallout: SOAP calls of classes generated from WSDL. Apex Developer Guide, "Test Web Service Callouts". */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { checkCalloutAllowed, testCalloutRefusal } from '../../org/callouts/callout.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { UnsupportedFeatureError } from '../../values/unsupported-feature.ts';
import type { ApexList, ApexMap } from '../../values/index.ts';
import { requireArgument } from '../../values/index.ts';

/** Endpoint, SOAP action, request namespace and name, response namespace, name and type, in the order of generated code. */
function invoke(stub: unknown, request: unknown, response: ApexMap | null, info: ApexList<string> | null): void {
  const transaction = orgTransaction();
  const mock = transaction.test?.mocks.get('System.WebServiceMock') ?? null;
  if (!transaction.isTest) throw new UnsupportedFeatureError('System.WebServiceCallout.invoke outside of tests');
  if (mock === null) throw testCalloutRefusal();
  checkCalloutAllowed(transaction);
  transaction.limits.consume('Callouts', 1);
  const [endpoint, soapAction, , requestName, responseNamespace, responseName, responseType] = requireArgument(info).items;
  transaction.project.invokeByName(mock, 'doInvoke', [
    stub,
    request,
    requireArgument(response),
    endpoint,
    soapAction,
    requestName,
    responseNamespace,
    responseName,
    responseType,
  ]);
}

export const webServiceCalloutTable: PlatformTypeTable = {
  name: 'System.WebServiceCallout',
  members: { 'static invoke(Object, Object, Map<String,Object>, List<String>)': invoke },
};
