// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/json_reader.h"
#include "domain/bet.h"
#include "wire/mutation.h"

class QJsonObject;

/// Bets and the bodies of writes as JSON (protocol.md sections 1 and 2).
namespace betlog::wire {

class JsonWriter;

// Writing, in the RFC 8785 form, so that the bytes are stable.
void writeBet(JsonWriter& writer, const domain::Bet& bet);
void writePayout(JsonWriter& writer, const domain::Payout& payout);
/// The body of the HTTP call, which is the `data` of a mutate; {} where there is nothing to say.
void writeOperation(JsonWriter& writer, const Operation& operation);

[[nodiscard]] QByteArray encodeBet(const domain::Bet& bet);
[[nodiscard]] QByteArray encodePayout(const domain::Payout& payout);
[[nodiscard]] QByteArray encodeOperation(const Operation& operation);

/// The same as objects, for those who add to them.
[[nodiscard]] QJsonObject toJson(const domain::Bet& bet);
[[nodiscard]] QJsonObject toJson(const Operation& operation);

// Reading collects errors in the reader; see base/json_reader.h. Bodies may be spelled in snake
// case or in camel case; the pointers of errors use the spelling that was sent (body_spelling.h).
[[nodiscard]] domain::Bet readBet(base::JsonReader& reader);
[[nodiscard]] domain::Slip readSlip(base::JsonReader& reader);
[[nodiscard]] CreateBet readCreateBet(base::JsonReader& reader);
[[nodiscard]] EditBet readEditBet(base::JsonReader& reader);
[[nodiscard]] SetStatus readSetStatus(base::JsonReader& reader);

/// The body of POST /api/bets: the id is the client's, if it gives one.
struct CreateBody
{
    std::optional<base::BetId> id;
    CreateBet create;
};

// One whole document; bodies are as large as a mutate at most.
[[nodiscard]] base::Expected<domain::Bet> decodeBet(QByteArrayView text);
[[nodiscard]] base::Expected<CreateBody> decodeCreateBody(QByteArrayView text);
[[nodiscard]] base::Expected<EditBet> decodeEditBody(QByteArrayView text);
[[nodiscard]] base::Expected<SetStatus> decodeStatusBody(QByteArrayView text);

} // namespace betlog::wire
