/**
 * Implements System.Request and the quiddity of what runs.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Request.htm
 */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { PlatformObject, definePlatformClass, findEnumConstant, platformType } from '../../values/index.ts';

class Request extends PlatformObject {
  readonly requestId: string;
  readonly quiddity: string;
  constructor(requestId: string, quiddity: string) {
    super();
    this.requestId = requestId;
    this.quiddity = quiddity;
  }
}
definePlatformClass(Request, 'System.Request');

export const requestTable: PlatformTypeTable = {
  name: 'System.Request',
  javaScriptClass: Request,
  members: {
    'static getCurrent()': () => {
      const { requestId, quiddity } = orgTransaction();
      return new Request(requestId, quiddity);
    },
    'getRequestId()': (request: Request) => request.requestId,
    'getQuiddity()': (request: Request) => findEnumConstant(platformType('System.Quiddity'), request.quiddity),
  },
};
