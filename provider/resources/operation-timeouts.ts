import { timeouts } from "../sdk/framework/timeouts";

/** `timeouts` of every resource. Long, because `retry_timeout` already ends waiting for a gateway that is away. */
export const operationTimeouts = timeouts({ create: "20m", read: "20m", update: "20m", delete: "20m" });
