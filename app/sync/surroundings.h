// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"

namespace betlog::base {
class Random;
class Scheduler;
} // namespace betlog::base

namespace betlog::sync {

class Cache;
class Outbox;
class TransportFactory;

/// What a SyncEngine is given; all of it outlives the engine.
struct Surroundings
{
    base::Scheduler& scheduler;
    base::Random& random;
    TransportFactory& transports;
    Outbox* outbox = nullptr; ///< none: writes live as long as the engine
    base::ClientId client = {}; ///< of this installation; null: a new one
    Cache* cache = nullptr; ///< none: each start begins with nothing
};

} // namespace betlog::sync
