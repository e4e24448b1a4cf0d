// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/digest.h"

#include "base/sha256.h"
#include "wire/bet_json.h"
#include "wire/catalog_json.h"

namespace betlog::core {

namespace {

/// One field and an end that no field holds, so that fields cannot run into each other.
void addField(base::Sha256& hash, const QByteArray& field)
{
    hash.add(field);
    hash.add(QByteArrayView("\0", 1));
}

} // namespace

QByteArray digestOf(const wire::Mutation& mutation)
{
    base::Sha256 hash;
    addField(hash, wire::operationName(mutation.operation).data());
    addField(hash, mutation.betId.uuid().toByteArray());
    addField(hash, QByteArray::number(mutation.baseVersion.value_or(0)));
    addField(hash, mutation.reason.toUtf8());
    addField(hash, wire::encodeOperation(mutation.operation));
    return hash.result();
}

QByteArray digestOf(const BulkDelete& command)
{
    base::Sha256 hash;
    addField(hash, "delete many");
    addField(hash, command.week ? command.week->text().toUtf8() : QByteArray());
    addField(hash, command.user.toUtf8());
    for (const base::BetId& bet : command.bets)
        addField(hash, bet.uuid().toByteArray());
    return hash.result();
}

QByteArray digestOf(const ReplaceCatalog& command)
{
    base::Sha256 hash;
    addField(hash, "catalog");
    addField(hash, wire::encodeCatalog(command.catalog));
    return hash.result();
}

} // namespace betlog::core
