/** What Apex offers to picklists of the page editor: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_VisualEditor.htm */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { ApexList, PlatformObject, apexException, definePlatformClass, platformType, requireArgument } from '../../values/index.ts';

class DataRow extends PlatformObject {
  readonly label: string | null;
  readonly value: unknown;
  readonly isSelected: boolean;

  constructor(label: string | null, value: unknown, isSelected = false) {
    super();
    this.label = label;
    this.value = value;
    this.isSelected = isSelected;
  }

  /** By label. */
  compareTo(other: DataRow): number {
    const [left, right] = [this.label ?? '', other.label ?? ''];
    return left < right ? -1 : left > right ? 1 : 0;
  }
}
definePlatformClass(DataRow, 'VisualEditor.DataRow');

class DynamicPickListRows extends PlatformObject {
  readonly rows: DataRow[];
  containsAllRows: boolean;

  constructor(rows: readonly DataRow[] = [], containsAllRows = false) {
    super();
    this.rows = [...rows];
    this.containsAllRows = containsAllRows;
  }

  at(index: number): DataRow {
    const row = this.rows[index];
    if (row === undefined) throw apexException('System.ListException', `List index out of bounds: ${index}`);
    return row;
  }
}
definePlatformClass(DynamicPickListRows, 'VisualEditor.DynamicPickListRows');

type Rows = ApexList<DataRow> | null;

export const visualEditorTables: readonly PlatformTypeTable[] = [
  {
    name: 'VisualEditor.DataRow',
    javaScriptClass: DataRow,
    members: {
      'new (String, Object)': (label: string | null, value: unknown) => new DataRow(label, value),
      'new (String, Object, Boolean)': (label: string | null, value: unknown, isSelected: boolean | null) =>
        new DataRow(label, value, requireArgument(isSelected)),
      'compareTo(VisualEditor.DataRow)': (row: DataRow, other: DataRow | null) => row.compareTo(requireArgument(other)),
      'getLabel()': (row: DataRow) => row.label,
      'getValue()': (row: DataRow) => row.value,
      'isSelected()': (row: DataRow) => row.isSelected,
    },
  },
  {
    name: 'VisualEditor.DynamicPickListRows',
    javaScriptClass: DynamicPickListRows,
    members: {
      'new ()': () => new DynamicPickListRows(),
      'new (List<VisualEditor.DataRow>)': (rows: Rows) => new DynamicPickListRows(requireArgument(rows).items),
      'new (List<VisualEditor.DataRow>, Boolean)': (rows: Rows, containsAllRows: boolean | null) =>
        new DynamicPickListRows(requireArgument(rows).items, requireArgument(containsAllRows)),
      'addAllRows(List<VisualEditor.DataRow>)': (list: DynamicPickListRows, rows: Rows) =>
        void list.rows.push(...requireArgument(rows).items),
      'addRow(VisualEditor.DataRow)': (list: DynamicPickListRows, row: DataRow | null) => void list.rows.push(requireArgument(row)),
      'containsAllRows()': (list: DynamicPickListRows) => list.containsAllRows,
      'get(Integer)': (list: DynamicPickListRows, index: number | null) => list.at(requireArgument(index)),
      'getDataRows()': (list: DynamicPickListRows) => new ApexList(platformType('VisualEditor.DataRow'), [...list.rows]),
      'setContainsAllRows(Boolean)': (list: DynamicPickListRows, containsAllRows: boolean | null) =>
        void (list.containsAllRows = requireArgument(containsAllRows)),
      'size()': (list: DynamicPickListRows) => list.rows.length,
      'sort()': (list: DynamicPickListRows) => void list.rows.sort((left, right) => left.compareTo(right)),
    },
  },
];
