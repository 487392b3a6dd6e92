/** Options of an SDK client: a custom endpoint is what it is, FIPS chooses among the Region's own. */
export interface EndpointOptions {
  readonly useFipsEndpoint: boolean;
  readonly endpoint?: string;
}

export function endpointOf(endpoint: string | undefined, useFips: boolean): EndpointOptions {
  return endpoint === undefined ? { useFipsEndpoint: useFips } : { useFipsEndpoint: false, endpoint };
}
