import Foundation

/// The published list that the demonstration uses, and the statement's text. Names and roles are facts; the
/// keys that the demonstration makes for them prove nothing.
enum DemoList {
  /// The 69 signatories of the Multistakeholder Manifesto on Cybercrime as they were published, a line each.
  /// `Vectors/lists/cybercrime-manifesto-signatories.txt` holds the same.
  static let published = """
    7amleh-The Arab Center for Social Media Advancement
    Africa Freedom of Information Centre
    Anne-Marie Slaughter – Bert G. Kerstetter ’66 University Professor Emerita of Politics and International Affairs, Princeton University
    Asia Internet Coalition
    Atlantic Arc of Cybersecurity & Digital Landscape
    Atlassian
    The Azure Forum for Contemporary Security Strategy
    Big Cloud Consultants
    Castroalonso LET
    Center for Democracy and Technology
    The Centre for Internet and Society
    Christopher Painter – President of The Global Forum on Cyber Expertise Foundation
    CIPESA
    Cris Thomas (Space Rogue) – Security Researcher
    Cyber Governance and Policy Center at the University of Oklahoma
    Cyber Project at the Belfer Center
    Cyber Threat Alliance
    CyberPeace Foundation
    CyberPeace Institute
    Cybersecurity Advisors Network (CyAN)
    Cybersecurity Coalition
    Cybersecurity Tech Accord
    CyberSolace Limited
    Cyberspace Cooperation Initiative at Observer Research Foundation America
    Derechos Digitales
    Digital Peace Now
    Diplowomen
    Dragos
    Eneken Tikk – Senior Advisor, Cyber Policy Institute
    ESET
    Fergus Hanson – Director, International Cyber Policy Centre
    FIRST
    F-Secure
    Fundación Karisma
    G DATA CyberDefense AG
    GitHub
    HackerOne
    Hitachi
    Identity Valley
    Institute for Security and Technology
    International Service for Human Rights (ISHR)
    Internet Sans Frontieres
    Javvad Malik, Security Professional
    Jokkolabs Banjul, Gambia
    Katie Moussouris – Founder and CEO, Luta Security
    Luca Belli – Director of the Center for Technology and Society at Fundação Getulio Vargas
    Luta Security
    Marc Rogers – Founder, CTI League
    Media Matters for Democracy
    Microsoft
    Myanmar Center for Responsible Business
    NetApp
    Ostrom Workshop Program on Cybersecurity and Internet Governance, Indiana University
    Packet Clearing House
    Paradigm Initiative
    Rapid7
    Ranking Digital Rights
    Redes Ayuda
    R Street’s Cybersecurity & Emerging Threats
    Samuelson-Glushko, Canadian Internet Policy and Public Interest Clinic (CIPPIC), University of Ottawa
    SAP
    Silverado Policy Accelerator
    Stiftung Neue Verantwortung (SNV)
    Swiss Digital Initative
    Tech Policy Design Centre, Australian National University
    USM Technology
    Vinton G. Cerf – Vice President and Chief Internet Evangelist, Google
    Wisekey
    World Wide Web Foundation, via The Contract for the Web
    """

  static let title = "Multistakeholder Manifesto on Cybercrime"

  /// A short text of this project's own: the demonstration does not carry the manifesto's.
  static let text = """
    A text to show how signing together works

    Whoever negotiates rules against crime on networks should keep the rights of the people who
    use these networks, hear those whom the rules will bind, and work in the open.

    """

  struct Signatory {
    let line: String
    let name: String
    let role: String?
    let isIndividual: Bool
    /// The key name, below a domain that belongs to nobody.
    let keyName: String
    /// The name of its files.
    let file: String
  }

  /// Individuals are printed with a role behind an en dash; one of them behind a comma.
  static let signatories: [Signatory] = published.split(separator: "\n").map { line in
    let line = String(line)
    for separator in [" – ", ", Security Professional"] {
      guard let place = line.range(of: separator) else { continue }
      let name = String(line[..<place.lowerBound])
      let role = separator == " – " ? String(line[place.upperBound...]) : "Security Professional"
      let label = label(name)
      return Signatory(
        line: line, name: name, role: role, isIndividual: true, keyName: "demo.example/\(label)",
        file: label)
    }
    let label = label(line)
    return Signatory(
      line: line, name: line, role: nil, isIndividual: false, keyName: "\(label).demo.example",
      file: label)
  }

  /// A name as one label of a domain: letters and digits of ASCII, in between a hyphen.
  private static func label(_ name: String) -> String {
    let plain = name.decomposedStringWithCanonicalMapping.lowercased().utf8
    let words = plain.filter { $0 < 0x80 }.split { byte in
      !(0x61...0x7A).contains(byte) && !(0x30...0x39).contains(byte)
    }
    var label = ""
    for word in words {
      let longer = label + (label.isEmpty ? "" : "-") + String(decoding: word, as: UTF8.self)
      if longer.utf8.count > 50 { break }
      label = longer
    }
    return label
  }
}
