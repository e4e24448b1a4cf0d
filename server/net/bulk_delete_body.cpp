// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/bulk_delete_body.h"

#include "wire/json_fields.h"
#include "wire/limits.h"

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr base::JsonReader::TextLimits kUuid {36, 36};

void readIds(base::JsonReader& reader, core::BulkDelete& command)
{
    const QStringList ids =
        reader.texts("ids"_L1, wire::limits::kMaxBulkDelete, kUuid, /*optional=*/false);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (const auto id = base::BetId::fromText(ids.at(i)))
            command.bets.append(*id);
        else if (!ids.at(i).isEmpty()) // An empty one was found wrong already.
            reader.addErrorAt(
                reader.pointerTo("ids"_L1, i), u"\"%1\" is no UUID."_s.arg(ids.at(i)));
    }
    if (ids.isEmpty())
        reader.addError("ids"_L1, u"At least one bet must be named."_s);
}

core::BulkDelete readBulkDelete(base::JsonReader& reader)
{
    core::BulkDelete command;
    if (reader.hasValue("ids"_L1) == reader.hasValue("week"_L1)) {
        reader.addError("ids"_L1, u"Bets are deleted by their ids, or by week and user."_s);
        return command;
    }
    if (reader.hasValue("ids"_L1)) {
        readIds(reader, command);
        return command;
    }
    command.week = wire::readWeekKey(reader, "week"_L1);
    command.user = wire::readOptionalText(reader, "user"_L1);
    return command;
}

} // namespace

base::Expected<core::BulkDelete> decodeBulkDelete(QByteArrayView body)
{
    return wire::decodeObject(body, wire::limits::kMaxHttpBodyBytes, &readBulkDelete);
}

} // namespace betlog::net
