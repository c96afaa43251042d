// The routes the pages of links call. Everything but the name, the method and the address stays on the server.
import type {
  complaintTrees as ComplaintTrees,
  customerTrees as CustomerTrees,
  customerWalks as CustomerWalks,
} from '#api/flow/2-cases.diagnosis';
import type {
  addCustomerFile as AddCustomerFile,
  addMerchantFile as AddMerchantFile,
  answerAsMerchant as AnswerAsMerchant,
  claimAsCustomer as ClaimAsCustomer,
  complain as Complain,
  optOut as OptOut,
  rateCase as RateCase,
  readCustomerFile as ReadCustomerFile,
  showComplaintForm as ShowComplaintForm,
  showCustomerPage as ShowCustomerPage,
  showCustomerThumbnail as ShowCustomerThumbnail,
  showMerchantPage as ShowMerchantPage,
  writeAsCustomer as WriteAsCustomer,
} from '#api/flow/2-cases.portals';
import type {
  customerDecline as CustomerDecline,
  customerDownloadReceipt as CustomerDownloadReceipt,
  customerGivePayee as CustomerGivePayee,
  customerListPayments as CustomerListPayments,
  customerShowReceipt as CustomerShowReceipt,
  customerSignReceipt as CustomerSignReceipt,
} from '#api/flow/4-remedies.receipts';
import { lightRoute } from './light-route.ts';

export const showCustomerPage = lightRoute<typeof ShowCustomerPage>({
  name: 'customer.show',
  method: 'GET',
  path: '/customer/case/:token',
});
export const addCustomerFile = lightRoute<typeof AddCustomerFile>({
  name: 'customer.add_file',
  method: 'POST',
  path: '/customer/case/:token/files',
});
export const readCustomerFile = lightRoute<typeof ReadCustomerFile>({
  name: 'customer.read_file',
  method: 'GET',
  path: '/customer/case/:token/files/:fileId',
});
export const showCustomerThumbnail = lightRoute<typeof ShowCustomerThumbnail>({
  name: 'customer.thumbnail',
  method: 'GET',
  path: '/customer/case/:token/files/:fileId/thumbnail',
});
export const writeAsCustomer = lightRoute<typeof WriteAsCustomer>({
  name: 'customer.write',
  method: 'POST',
  path: '/customer/case/:token/messages',
});
export const claimAsCustomer = lightRoute<typeof ClaimAsCustomer>({
  name: 'customer.claim',
  method: 'POST',
  path: '/customer/case/:token/claim',
});
export const optOut = lightRoute<typeof OptOut>({
  name: 'customer.opt_out',
  method: 'POST',
  path: '/customer/case/:token/opt-out',
});
export const rateCase = lightRoute<typeof RateCase>({
  name: 'customer.rate',
  method: 'POST',
  path: '/customer/case/:token/rating',
});
export const showComplaintForm = lightRoute<typeof ShowComplaintForm>({
  name: 'complaint.form',
  method: 'GET',
  path: '/customer/complaint/:token',
});
export const complain = lightRoute<typeof Complain>({
  name: 'complaint.make',
  method: 'POST',
  path: '/customer/complaint/:token',
});
export const showMerchantPage = lightRoute<typeof ShowMerchantPage>({
  name: 'demand_page.show',
  method: 'GET',
  path: '/merchant/demand/:token',
});
export const answerAsMerchant = lightRoute<typeof AnswerAsMerchant>({
  name: 'demand_page.answer',
  method: 'POST',
  path: '/merchant/demand/:token/answer',
});
export const addMerchantFile = lightRoute<typeof AddMerchantFile>({
  name: 'demand_page.add_file',
  method: 'POST',
  path: '/merchant/demand/:token/files',
});
export const customerListPayments = lightRoute<typeof CustomerListPayments>({
  name: 'customer.payments',
  method: 'GET',
  path: '/customer/case/:token/payments',
});
export const customerGivePayee = lightRoute<typeof CustomerGivePayee>({
  name: 'customer.give_payee',
  method: 'POST',
  path: '/customer/case/:token/payee',
});
export const customerDecline = lightRoute<typeof CustomerDecline>({
  name: 'customer.decline_payment',
  method: 'POST',
  path: '/customer/case/:token/payments/:paymentId/decline',
});
export const customerShowReceipt = lightRoute<typeof CustomerShowReceipt>({
  name: 'customer.receipt',
  method: 'GET',
  path: '/customer/case/:token/payments/:paymentId/receipt',
});
export const customerSignReceipt = lightRoute<typeof CustomerSignReceipt>({
  name: 'customer.sign_receipt',
  method: 'POST',
  path: '/customer/case/:token/payments/:paymentId/receipt/sign',
});
export const customerDownloadReceipt = lightRoute<typeof CustomerDownloadReceipt>({
  name: 'customer.download_receipt',
  method: 'GET',
  path: '/customer/case/:token/payments/:paymentId/receipt.pdf',
});
export const customerTrees = lightRoute<typeof CustomerTrees>({
  name: 'customer.trees',
  method: 'GET',
  path: '/customer/case/:token/diagnosis',
});
export const customerWalks = lightRoute<typeof CustomerWalks>({
  name: 'customer.diagnose',
  method: 'POST',
  path: '/customer/case/:token/diagnosis',
});
export const complaintTrees = lightRoute<typeof ComplaintTrees>({
  name: 'complaint.trees',
  method: 'GET',
  path: '/customer/complaint/:token/diagnosis',
});
