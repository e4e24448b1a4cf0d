// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/queued_write.h"

#include "wire/answer_json.h"
#include "wire/bet_json.h"
#include "wire/codec.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"
#include "wire/mutation_json.h"

namespace betlog::sync {

using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Far above what a server takes: what is too large to be sent is kept all the same.
constexpr qsizetype kMaxKeptBytes = 16 * 1024 * 1024;

void writeRefusal(wire::JsonWriter& writer, const WriteRefusal& kept)
{
    wire::Refusal refusal;
    refusal.error = kept.error;
    refusal.current = kept.current;
    writer.key("refusal"_L1);
    writer.openObject();
    wire::writeRefusalMembers(writer, refusal);
    writer.closeObject();
}

void writeLog(wire::JsonWriter& writer, const LogName& log)
{
    if (!log.epoch.isNull())
        writer.textMember("epoch"_L1, log.epoch.text());
    writer.textMember("server"_L1, log.server.toString());
}

QueuedWrite readQueuedWrite(JsonReader& reader)
{
    QueuedWrite write;
    write.enteredAt = reader.timestamp("enteredAt"_L1);
    write.log.epoch = wire::readOptionalId<base::Epoch>(reader, "epoch"_L1).value_or(base::Epoch());
    write.log.server = QUrl(wire::readText(reader, "server"_L1));
    write.mayHaveArrived = reader.boolean("mayHaveArrived"_L1);
    reader.object("mutation"_L1, [&write](JsonReader& mutation) {
        write.mutation = wire::readMutation(mutation);
    });
    reader.optionalObject("refusal"_L1, [&write](JsonReader& refusal) {
        const wire::Refusal read = wire::readRefusal(refusal);
        write.refusal = WriteRefusal {read.error, read.current};
    });
    reader.optionalObject(
        "seen"_L1, [&write](JsonReader& bet) { write.seen = wire::readBet(bet); });
    write.user = wire::readText(reader, "user"_L1);
    return write;
}

} // namespace

QByteArray encodeQueuedWrite(const QueuedWrite& write)
{
    wire::JsonWriter writer(4096);
    writer.openObject();
    writer.textMember("enteredAt"_L1, write.enteredAt.rfc3339());
    writeLog(writer, write.log);
    writer.booleanMember("mayHaveArrived"_L1, write.mayHaveArrived);
    writer.key("mutation"_L1);
    writer.openObject();
    wire::writeMutationMembers(writer, write.mutation);
    writer.closeObject();
    if (write.refusal)
        writeRefusal(writer, *write.refusal);
    if (write.seen) {
        writer.key("seen"_L1);
        wire::writeBet(writer, *write.seen);
    }
    writer.textMember("user"_L1, write.user);
    writer.closeObject();
    return writer.take();
}

base::Expected<QueuedWrite> decodeQueuedWrite(QByteArrayView text)
{
    return wire::decodeObject(text, kMaxKeptBytes, &readQueuedWrite);
}

std::optional<base::Error> tooLarge(const wire::Mutation& mutation)
{
    const qsizetype bytes = encode(wire::ClientMessage(wire::Mutate {mutation})).size();
    if (bytes <= wire::limits::kMaxClientMessageBytes)
        return std::nullopt;
    const QString detail = u"This bet is too large to be sent: %1 KiB of %2."_s;
    const qsizetype limit = wire::limits::kMaxClientMessageBytes / 1024;
    return base::Error {base::ErrorCode::TooLarge, detail.arg(bytes / 1024).arg(limit), {}};
}

bool isConflict(const base::Error& error)
{
    return error.code == base::ErrorCode::Conflict
        || error.code == base::ErrorCode::VersionMismatch;
}

std::optional<domain::Bet>
newerOf(const std::optional<domain::Bet>& a, const std::optional<domain::Bet>& b)
{
    if (!a || !b)
        return a ? a : b;
    return a->version > b->version ? a : b;
}

} // namespace betlog::sync
