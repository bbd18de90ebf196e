import { Switch } from 'react-aria-components/Switch';

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

export function Toggle({ label, isOn, onChange, isDisabled = false, className = '' }: ToggleProps) {
  return (
    <Switch
      className={`switch ${className}`}
      isSelected={isOn}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className="track" aria-hidden="true" />
      {label}
    </Switch>
  );
}
