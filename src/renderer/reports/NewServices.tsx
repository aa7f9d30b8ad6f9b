import { useState, type FormEvent, type ReactNode } from 'react';
import { X } from 'lucide-react';
import type { BandChoice } from '../../core/reports/band-choice.ts';
import { dayWords } from '../../core/reports/report-words.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

interface NewServicesProps {
  readonly services: BandChoice['newServices'];
  readonly onChange: (services: BandChoice['newServices']) => void;
}

/** Platforms, products and services whose first order is so recent that figures wait for 540 days. */
export function NewServices({ services, onChange }: NewServicesProps): ReactNode {
  const [name, setName] = useState('');
  const [day, setDay] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    onChange([...services, { name: name.trim(), firstOrderOn: day }]);
    setName('');
    setDay('');
  };
  return (
    <details className="report-disclosed" open={services.length > 0 || undefined}>
      <summary>New platforms, products and services</summary>
      <p className="quiet">Figures wait until 540 days after the first order for a new one.</p>
      <ul>
        {services.map((service) => (
          <li key={`${service.name} ${service.firstOrderOn}`} className="row">
            <bdi>{service.name}</bdi>
            <span className="quiet">first order on {dayWords(service.firstOrderOn)}</span>
            <IconButton
              icon={X}
              label={`Remove ${service.name}`}
              onClick={() => onChange(services.filter((one) => one !== service))}
            />
          </li>
        ))}
      </ul>
      <form className="report-disclosed-row" onSubmit={add}>
        <Field label="Name of the service">
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="First order on">
          {(control) => (
            <input {...control} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          )}
        </Field>
        <Button type="submit" disabled={name.trim() === '' || day === ''}>
          Add
        </Button>
      </form>
    </details>
  );
}
