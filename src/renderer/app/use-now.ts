import { useEffect, useState } from 'react';

/** The time, looked at anew every half minute: clocks are shown in minutes at their finest. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
