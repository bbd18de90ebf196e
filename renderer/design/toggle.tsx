import { Switch } from 'react-aria-components/Switch';

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
}

export function Toggle({ label, isOn, onChange, isDisabled = false }: ToggleProps) {
  return (
    <Switch className="switch" isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span className="track" aria-hidden="true" />
      {label}
    </Switch>
  );
}
