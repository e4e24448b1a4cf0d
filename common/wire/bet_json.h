// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/json_reader.h"
#include "domain/bet.h"
#include "wire/mutation.h"

class QJsonObject;

/// Bets and the bodies of writes as JSON (protocol.md sections 1 and 2).
namespace betlog::wire {

[[nodiscard]] QJsonObject toJson(const domain::Bet& bet);
[[nodiscard]] QJsonObject toJson(const domain::Slip& slip);
[[nodiscard]] QJsonObject toJson(const domain::Payout& payout);
[[nodiscard]] QJsonObject toJson(const CreateBet& create);
[[nodiscard]] QJsonObject toJson(const Operation& operation); ///< the `data` of a mutate

/// Reading collects errors in the reader; see base/json_reader.h.
[[nodiscard]] domain::Bet readBet(base::JsonReader& reader);
[[nodiscard]] domain::Slip readSlip(base::JsonReader& reader);
[[nodiscard]] CreateBet readCreateBet(base::JsonReader& reader); ///< snake case or camel case
[[nodiscard]] EditBet readEditBet(base::JsonReader& reader);
[[nodiscard]] SetStatus readSetStatus(base::JsonReader& reader);

/// One whole document.
[[nodiscard]] QByteArray encodeBet(const domain::Bet& bet); ///< RFC 8785 form, so it is stable
[[nodiscard]] base::Expected<domain::Bet> decodeBet(QByteArrayView text);

} // namespace betlog::wire
