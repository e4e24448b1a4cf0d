// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/catalog.h"
#include "server/core/command.h"
#include "wire/write_answer.h"

namespace betlog::core {

struct ReplaceCatalog
{
    base::MutationId id;
    domain::Catalog catalog;
    Actor actor;
};

using Command = std::variant<WriteCommand, BulkDelete, ReplaceCatalog>;

/// The answer of one command: of a write, of a BulkDelete (how many), of a ReplaceCatalog.
using Answer = std::variant<wire::WriteAnswer, base::Expected<int>, base::Expected<void>>;

struct Outcome
{
    Answer answer;
    bool isRepeated = false; ///< the answer was given before; nothing happened now
};

} // namespace betlog::core
