/** The OpenSSH signature that was made when a report was published. */
export const publishedSignature = `
ALTER TABLE published_report ADD COLUMN ssh_signature TEXT;
`;
