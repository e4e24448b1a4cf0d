// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "wire/mutation.h"

#include <optional>

namespace betlog::files {

/// One bet as a file has it, before anybody asked whether it may come in.
struct FileRow
{
    QString source; ///< what its ids follow from
    base::Expected<wire::CreateBet> create;
    std::optional<base::BetId> betId; ///< of our own files; else it follows from `source`
    std::optional<domain::PayoutOverride> payoutOverride;
};

} // namespace betlog::files
