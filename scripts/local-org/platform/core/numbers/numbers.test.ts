import { ApexDecimal, ApexDouble, ApexEnum, platformType } from '../../../values/index.ts';
import { describeTable } from '../../test-support/table-cases.ts';

const decimal = (text: string): ApexDecimal => ApexDecimal.of(text);
const double = (value: number): ApexDouble => new ApexDouble(value);
const mode = (name: string): ApexEnum => new ApexEnum(platformType('System.RoundingMode'), name, 0);

describeTable('System.Integer', [
  ['format()', [1_234_567], '1,234,567'],
  ['static valueOf(String)', ['123'], '123'],
  ['static valueOf(String)', ['x'], 'System.TypeException: Invalid integer: x'],
  ['static valueOf(String)', ['2147483648'], 'System.TypeException: Invalid integer: 2147483648'],
  ['static valueOf(String)', [null], 'System.NullPointerException: Argument cannot be null.'],
  ['static valueOf(Object)', [decimal('7.9')], '7'],
]);

describeTable('System.Long', [
  ['intValue()', [7_147_483_647n], '-1442450945'],
  ['static valueOf(String)', ['9223372036854775808'], 'System.TypeException: Invalid long: 9223372036854775808'],
]);

describeTable('System.Double', [
  ['static valueOf(String)', ['3.5E2'], '350.0'],
  ['static valueOf(String)', ['x'], 'System.TypeException: Invalid double: x'],
  ['round()', [double(4.5)], '5'],
  ['round()', [double(-4.5)], '-4'],
  ['intValue()', [double(5.9)], '5'],
]);

describeTable('System.Decimal', [
  ['static valueOf(String)', ['12.4567'], '12.4567'],
  ['static valueOf(String)', ['x'], 'System.TypeException: Invalid decimal: x'],
  ['static valueOf(Double)', [double(4)], '4.0'],
  ['divide(Decimal, Integer)', [decimal('19'), decimal('100'), 3], '0.190'],
  ['divide(Decimal, Integer, Object)', [decimal('1'), decimal('3'), 2, mode('UP')], '0.34'],
  ['divide(Decimal, Integer)', [decimal('1'), decimal('0'), 2], 'System.MathException: Divide by 0'],
  ['format()', [decimal('12345.6789')], '12,345.679'],
  ['pow(Integer)', [decimal('4.12'), 2], '16.9744'],
  ['precision()', [decimal('123.45')], '5'],
  ['round()', [decimal('4.5')], '4'],
  ['round(RoundingMode)', [decimal('4.5'), mode('HALF_UP')], '5'],
  ['scale()', [decimal('123.45')], '2'],
  ['setScale(Integer)', [decimal('8.987654321'), 3], '8.988'],
  ['setScale(Integer, RoundingMode)', [decimal('8.985'), 2, mode('HALF_DOWN')], '8.98'],
  ['setScale(Integer)', [decimal('1'), 34], 'System.MathException: Invalid scale: 34'],
  ['stripTrailingZeros()', [decimal('1.00000')], '1'],
  ['toPlainString()', [decimal('0.0000000012')], '0.0000000012'],
]);

describeTable('System.Math', [
  ['static abs(Integer)', [-42], '42'],
  ['static abs(Integer)', [-2_147_483_648], '-2147483648'],
  ['static ceil(Decimal)', [decimal('2.1')], '3'],
  ['static floor(Double)', [double(-1.5)], '-2.0'],
  ['static max(Decimal, Decimal)', [decimal('12.3'), decimal('156.6')], '156.6'],
  ['static mod(Integer, Integer)', [-12, 5], '-2'],
  ['static mod(Integer, Integer)', [12, 0], 'System.MathException: Divide by 0'],
  ['static pow(Double, Double)', [double(2), double(10)], '1024.0'],
  ['static rint(Double)', [double(2.5)], '2.0'],
  ['static round(Decimal)', [decimal('4.5')], '4'],
  ['static round(Decimal)', [decimal('5.5')], '6'],
  ['static roundToLong(Double)', [double(2.5)], '3'],
  ['static signum(Decimal)', [decimal('-3.2')], '-1'],
  ['static sqrt(Double)', [double(16)], '4.0'],
]);

describeTable('System.Boolean', [
  ['static valueOf(Object)', ['TRUE'], 'true'],
  ['static valueOf(Object)', ['yes'], 'false'],
]);

describeTable('System.Id', [
  ['static valueOf(String)', ['001D000000IqhSL'], '001D000000IqhSLIAZ'],
  ['static valueOf(String)', ['nonsense'], 'System.StringException: Invalid id: nonsense'],
  ['static valueOf(String, Boolean)', ['001d000000iqhsliaz', true], '001D000000IqhSLIAZ'],
  ['to15()', ['001D000000IqhSLIAZ'], '001D000000IqhSL'],
]);
