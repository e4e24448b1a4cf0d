// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/write_answer.h"

#include "wire/answer_json.h"
#include "wire/bet_json.h"
#include "wire/error_code.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"

namespace betlog::wire {

using base::Expected;
using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMaxRetryAfterMs = 24LL * 60 * 60 * 1000;

/// A code of a later version must not hide the refusal: its sentence says what happened.
base::ErrorCode readCode(JsonReader& reader)
{
    return errorCodeFromName(readText(reader, "code"_L1)).value_or(base::ErrorCode::Internal);
}

WriteAnswer readAnswer(JsonReader& reader)
{
    const QString type = readText(reader, "type"_L1);
    if (type == "ack"_L1)
        return readAck(reader);
    if (type != "error"_L1)
        reader.addError("type"_L1, u"An answer is an ack or an error."_s);
    return readRefusal(reader);
}

} // namespace

void writeAckMembers(JsonWriter& writer, const Ack& ack)
{
    writer.key("bet"_L1);
    writeBet(writer, ack.bet);
    writer.textMember("mutationId"_L1, ack.mutationId.text());
    writer.integerMember("seq"_L1, ack.seq.value());
    writer.textMember("type"_L1, "ack"_L1);
}

void writeRefusalMembers(JsonWriter& writer, const Refusal& refusal)
{
    writer.textMember("code"_L1, errorCodeName(refusal.error.code));
    if (refusal.current) {
        writer.key("current"_L1);
        writeBet(writer, *refusal.current);
    }
    if (!refusal.error.fields.isEmpty()) {
        writer.key("errors"_L1);
        writeFieldErrors(writer, refusal.error.fields);
    }
    writer.textMember("message"_L1, refusal.error.detail);
    if (refusal.mutationId)
        writer.textMember("mutationId"_L1, refusal.mutationId->text());
    if (refusal.retryAfter)
        writer.integerMember("retryAfterMs"_L1, refusal.retryAfter->count());
    writer.booleanMember("retryable"_L1, refusal.retryable);
    writer.textMember("type"_L1, "error"_L1);
}

Ack readAck(JsonReader& reader)
{
    Ack ack;
    ack.mutationId = readId<base::MutationId>(reader, "mutationId"_L1);
    ack.seq = readSeq(reader, "seq"_L1);
    reader.object("bet"_L1, [&](JsonReader& bet) { ack.bet = readBet(bet); });
    return ack;
}

Refusal readRefusal(JsonReader& reader)
{
    Refusal refusal;
    refusal.error = {readCode(reader), readText(reader, "message"_L1), readFieldErrors(reader)};
    for (base::FieldError& field : refusal.error.fields)
        field.pointer = pointerOfRule(field.pointer);
    refusal.mutationId = readOptionalId<base::MutationId>(reader, "mutationId"_L1);
    refusal.retryable = reader.optionalBoolean("retryable"_L1, false);
    if (const auto wait = reader.optionalInteger("retryAfterMs"_L1, 0, kMaxRetryAfterMs))
        refusal.retryAfter = std::chrono::milliseconds(*wait);
    reader.optionalObject("current"_L1, [&](JsonReader& bet) { refusal.current = readBet(bet); });
    return refusal;
}

QByteArray encode(const WriteAnswer& answer)
{
    JsonWriter writer(2048);
    writer.openObject();
    if (const auto* ack = std::get_if<Ack>(&answer))
        writeAckMembers(writer, *ack);
    else
        writeRefusalMembers(writer, std::get<Refusal>(answer));
    writer.closeObject();
    return writer.take();
}

Expected<WriteAnswer> decodeWriteAnswer(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxServerMessageBytes, &readAnswer);
}

} // namespace betlog::wire
