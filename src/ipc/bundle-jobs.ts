/** Labels of the vault's work on a bundle that comes in. */
export const bundleJobs = {
  checking: 'Checking the bundle',
  comparing: 'Comparing the bundle',
  importing: 'Importing the bundle',
} as const;
