/** What runs beside an org and may be switched in Setup by an administrator, such as people who act in it for a demonstration. */
export interface Switch {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  isOn(): boolean;
  set(isOn: boolean): void;
}

/** As the page is told it. */
export interface SwitchState {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly isOn: boolean;
}
