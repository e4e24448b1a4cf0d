// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/mutation.h"

namespace betlog::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Name
{
    QLatin1StringView operator()(const CreateBet&) const { return "create"_L1; }

    QLatin1StringView operator()(const EditBet&) const { return "update"_L1; }

    QLatin1StringView operator()(const SetStatus&) const { return "status"_L1; }

    QLatin1StringView operator()(const DeleteBet&) const { return "delete"_L1; }

    QLatin1StringView operator()(const RestoreBet&) const { return "restore"_L1; }
};

} // namespace

QLatin1StringView operationName(const Operation& operation)
{
    return std::visit(Name {}, operation);
}

} // namespace betlog::wire
